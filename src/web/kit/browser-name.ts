const browsers: [RegExp, string][] = [
  [/Edg\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/YaBrowser\//, 'Yandex'],
  [/Firefox\//, 'Firefox'],
  [/Chrome\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];
const systems: [RegExp, string][] = [
  [/iPhone|iPad/, 'iOS'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/Linux/, 'Linux'],
];

/** `Firefox, Windows` of a browser's own long description; undefined where it says nothing that we know. */
export function browserOf(agent: string | null): string | undefined {
  const found = [browsers, systems].flatMap(
    (list) => list.find(([form]) => form.test(agent ?? ''))?.[1] ?? [],
  );
  return found.length ? found.join(', ') : undefined;
}
