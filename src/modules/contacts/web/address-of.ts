/**
 * Where a click on a way of reaching somebody leads; nothing where there is no such link, or where what was entered is
 * none: an address that a user typed never becomes a link to a program (`javascript:`).
 */
export function addressOf(kind: string, value: string): string | undefined {
  const text = value.trim();
  const digits = text.replace(/[^\d+]/g, '');
  switch (kind) {
    case 'phone':
    case 'mobile':
      return digits.length > 2 ? `tel:${digits}` : undefined;
    case 'email':
      return /^[^\s@?&]+@[^\s@?&]+$/.test(text) ? `mailto:${text}` : undefined;
    case 'whatsapp':
      return digits.length > 5 ? `https://wa.me/${digits.replace('+', '')}` : undefined;
    case 'telegram':
      return telegram(text);
    case 'site':
      return site(text);
    default:
      return undefined;
  }
}

function telegram(text: string): string | undefined {
  const name = /^(?:https?:\/\/)?(?:t\.me\/|@)?(\w{4,32})$/.exec(text)?.[1];
  if (name && !/^\d+$/.test(name)) return `https://t.me/${name}`;
  return /^\+\d{6,15}$/.test(text) ? `https://t.me/${text}` : undefined;
}

function site(text: string): string | undefined {
  const address = /^https?:\/\//i.test(text) ? text : `https://${text}`;
  return /^https?:\/\/[^\s/]+\.[^\s]+$/i.test(address) ? address : undefined;
}
