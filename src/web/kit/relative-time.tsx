import { useEffect, useState } from 'react';
import { useFormats } from '../i18n/format.ts';

/** "3 minutes ago", kept up to date; the exact moment on hover. */
export function RelativeTime(props: { at: string }) {
  const formats = useFormats();
  const [, setTick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setTick((n) => n + 1), 60_000);
    return () => clearInterval(timer);
  }, []);
  return (
    <time dateTime={props.at} title={formats.dateTime(props.at)}>
      {formats.relative(props.at)}
    </time>
  );
}
