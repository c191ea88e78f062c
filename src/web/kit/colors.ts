import type { MantineColorsTuple } from '@mantine/core';

/** Lapis: the blue of Samarkand's tiles. */
export const lapis: MantineColorsTuple = [
  '#eef1fd',
  '#dbe2fb',
  '#b7c4f6',
  '#91a5f1',
  '#7189ec',
  '#556fe2',
  '#4059d3',
  '#3450c8',
  '#2b42a8',
  '#233686',
];

export const gray: MantineColorsTuple = [
  '#f8f8fa',
  '#f1f1f4',
  '#e8e8ed',
  '#d8d9e0',
  '#c2c3cc',
  '#9a9ca8',
  '#7a7c88',
  '#5c5e69',
  '#3c3e47',
  '#17181d',
];

/** Mantine's dark surfaces take their colours from here: text first, deepest background last. */
export const dark: MantineColorsTuple = [
  '#e8e9ee',
  '#b8bac4',
  '#9193a0',
  '#5d5f6a',
  '#33353e',
  '#26282f',
  '#1b1c22',
  '#131418',
  '#0f1013',
  '#0c0d10',
];

/** Colours that users give to choices, stages and tags; each a dot that stands on light and dark alike. */
export const palette: Record<string, string> = {
  gray: '#8a8d99',
  blue: '#4a7df0',
  cyan: '#22a6c3',
  teal: '#1fa796',
  green: '#35a853',
  lime: '#86a81f',
  yellow: '#d9a514',
  orange: '#e8813a',
  red: '#e25555',
  pink: '#dc5a9c',
  purple: '#a264e0',
  violet: '#7a6cf0',
  indigo: '#5468e0',
};

const names = Object.keys(palette);

/** The colour of a choice: its own by name or as `#rrggbb`, else one that its name always leads to. */
export function colorOf(color: string | null | undefined, name = ''): string {
  if (color?.startsWith('#')) return color;
  const own = color ? palette[color] : undefined;
  return own ?? (name ? (palette[names[hash(name) % names.length] ?? 'gray'] ?? '#8a8d99') : '#8a8d99');
}

export function hash(value: string): number {
  let h = 0;
  for (let i = 0; i < value.length; i++) h = (h * 31 + value.charCodeAt(i)) | 0;
  return Math.abs(h);
}
