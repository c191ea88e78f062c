import { useRouter } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, MouseEvent, Ref } from 'react';

/**
 * A link within the program that costs no more than an anchor: lists draw hundreds while they scroll, and the router's
 * own link watches the address in each of them.
 */
export function RecordLink(
  props: AnchorHTMLAttributes<HTMLAnchorElement> & { to: string; ref?: Ref<HTMLAnchorElement> },
) {
  const { to, onClick, ...rest } = props;
  const router = useRouter();
  const go = (event: MouseEvent<HTMLAnchorElement>): void => {
    onClick?.(event);
    // Anything but a plain click is the browser's: a new tab, a download.
    if (
      event.defaultPrevented ||
      event.button !== 0 ||
      event.metaKey ||
      event.ctrlKey ||
      event.shiftKey ||
      event.altKey
    )
      return;
    event.preventDefault();
    const [path, hash] = to.split('#');
    void router.navigate(hash ? { to: path, hash } : { to });
  };
  return (
    <a {...rest} href={to} onClick={go}>
      {props.children}
    </a>
  );
}
