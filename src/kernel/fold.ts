/**
 * The form in which search compares texts: lower case, Latin letters, words parted by one space. Russian, Uzbek, Kazakh
 * and Tajik Cyrillic are written in Latin, diacritics and apostrophes dropped, and the usual ways to spell one name made
 * one (kh, x and х; q and к; y and й; sh and щ), so that `Қодиров`, `Qodirov` and `Кодиров` meet. It is
 * for finding, not for showing: different names may fold alike, and folding what is folded may change it again.
 */
export function fold(text: string): string {
  return oneSpelling(
    isPlain.test(text)
      ? text.toLowerCase()
      : latin(
          text
            .replace(/\u00b4/g, "'")
            .normalize('NFKC')
            .toLowerCase(),
        ),
  );
}

const isPlain = /^[A-Za-z0-9 ]*$/;

// Character by character and without regular expressions: this runs for every text that is written.
function latin(text: string): string {
  let result = '';
  let before = ' ';
  for (const char of text) {
    const isWord = asciiWord(char);
    if (!isWord && isDropped(char)) continue;
    const next = isWord
      ? char
      : char === ' '
        ? ' '
        : (INSTEAD.get(char) ?? inContext(char, before) ?? otherLetter(char));
    result += next;
    before = char;
  }
  return result;
}

const asciiWord = (char: string): boolean => (char >= 'a' && char <= 'z') || (char >= '0' && char <= '9');
const isDropped = (char: string): boolean => (char >= '\u0300' && char <= '\u036f') || DROPPED.has(char);
const DROPPED = new Set("'`‘’ʻʼʹ′‛\u00ad\u200b\u200c\u200d\u2060\ufeff");

const letters = (from: string, to: string): [string, string][] =>
  [...from].map((char, i) => [char, to.split(' ')[i] ?? '']);

const INSTEAD = new Map<string, string>([
  ...letters(
    'абвгджзийклмнопрстуфхцчшщыэюя',
    'a b v g d j z i y k l m n o p r s t u f x ts ch sh sh i e yu ya',
  ),
  ...letters('ўқғҳәөүұіңһїєґӣӯҷҗѓќљњћђџј', 'o q g h a o u u i n h yi ye g i u j j g k l n ch j j y'),
  ...letters('ßæœøðđþłıħŋ', 'ss ae oe o d d th l i h n'),
]);

/**
 * Russian writes ё or е after a consonant as it likes, while Uzbek ё stands at the start or after a vowel and is yo;
 * the soft and the hard sign are heard before е only (Васильев, Vasilyev).
 */
function inContext(char: string, before: string): string | undefined {
  const isAfterSign = before === 'ь' || before === 'ъ';
  if (char === 'е') return isAfterSign ? 'ye' : 'e';
  if (char === 'ё') return isAfterSign ? 'ye' : ' аеиоуыэюяў'.includes(before) ? 'yo' : 'e';
  return char === 'ь' || char === 'ъ' ? '' : undefined;
}

const known = new Map<string, string>();

function otherLetter(char: string): string {
  const found = known.get(char);
  if (found !== undefined) return found;
  const result = /[\p{L}\p{N}\p{M}]/u.test(char)
    ? char.normalize('NFD').replace(/[\u0300-\u036f]/g, '')
    : ' ';
  if (known.size < 5000) known.set(char, result);
  return result;
}

const SPELLINGS: Record<string, string> = {
  shch: 'sh',
  sch: 'sh',
  dzh: 'j',
  dj: 'j',
  zh: 'j',
  kh: 'h',
  ye: 'e',
  eye: 'ee',
  y: 'i',
  q: 'k',
  w: 'v',
  x: 'h',
};

const oneSpelling = (text: string): string =>
  text
    .replace(/shch|sch|dzh|dj|zh|kh|\bye|eye|[yqwx]/g, (part) => SPELLINGS[part] ?? part)
    .replace(/i{2,}/g, 'i')
    .replace(/ {2,}/g, ' ')
    .trim();
