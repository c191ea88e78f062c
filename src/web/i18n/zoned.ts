/** A moment as the wall clock of a zone shows it: `2026-03-12T14:30`. */
export function localParts(instant: string, timeZone: string): string {
  const at = new Date(instant);
  const parts = formatOf(timeZone).formatToParts(at);
  const part = (type: string): string => parts.find((p) => p.type === type)?.value ?? '00';
  return `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}`;
}

/** The moment at which a zone's clock shows that time; the later offset where the clock was set back or forward. */
export function instantOf(local: string, timeZone: string): string {
  const wanted = Date.parse(`${local}:00Z`);
  let guess = wanted;
  for (let i = 0; i < 3; i++)
    guess += wanted - Date.parse(`${localParts(new Date(guess).toISOString(), timeZone)}:00Z`);
  return new Date(guess).toISOString();
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Made once a zone: a calendar asks by the thousand. */
function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  formats.set(timeZone, made);
  return made;
}
