import { useFormats } from '../i18n/format.ts';

/** A calendar day, `YYYY-MM-DD`, in the reader's language; no time zone shifts it. */
export function DateText(props: { day: string; isShort?: boolean }) {
  const formats = useFormats();
  return <time dateTime={props.day}>{formats.date(props.day, props.isShort)}</time>;
}
