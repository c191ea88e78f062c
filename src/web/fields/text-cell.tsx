import type { MetaField } from '../../kernel/api.ts';
import { displayName } from '../i18n/display-name.ts';
import { useFormats } from '../i18n/format.ts';
import { colorOf } from '../kit/colors.ts';
import classes from './cells.module.css';

/** Text by its format: addresses are links, codes of countries and currencies have names. */
export function TextCell(props: { field: MetaField; value: string; isLong: boolean }) {
  const { language } = useFormats();
  const { field, value } = props;
  if (field.format === 'email') return <Outward href={`mailto:${value}`} text={value} />;
  if (field.format === 'url' || field.name === 'website')
    return <Outward href={withScheme(value)} text={value.replace(/^https?:\/\/(www\.)?|\/$/g, '')} />;
  if (field.name === 'phone') return <Outward href={`tel:${value.replace(/[^\d+]/g, '')}`} text={value} />;
  if (field.format === 'country')
    return <span className={classes.text}>{displayName(language, 'region', value)}</span>;
  if (field.format === 'locale')
    return <span className={classes.text}>{displayName(language, 'language', value)}</span>;
  if (field.format === 'color')
    return <i className={classes.swatch} style={{ background: colorOf(value) }} title={value} />;
  return <span className={props.isLong && field.multiline ? classes.long : classes.text}>{value}</span>;
}

/** Only web addresses become links: a text from outside must not run anything. */
const withScheme = (value: string): string =>
  /^https?:\/\//i.test(value) ? value : `https://${value.replace(/^[a-z]+:/i, '')}`;

function Outward(props: { href: string; text: string }) {
  const isWeb = props.href.startsWith('http');
  return (
    <a
      className={classes.link}
      href={props.href}
      tabIndex={-1}
      rel="noopener noreferrer"
      {...(isWeb ? { target: '_blank' } : {})}
      onClick={(e) => e.stopPropagation()}
    >
      {props.text}
    </a>
  );
}
