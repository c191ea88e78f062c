import { useTranslation } from 'react-i18next';

/** Metrics are named by the module that declares them, in keys that hold dots themselves. */
export function useMetricName(): (name: string) => string {
  const { i18n } = useTranslation();
  return (name) => {
    const names = i18n.getResource(i18n.language, name.slice(0, name.indexOf('.')), 'metric');
    return (names as Record<string, string> | undefined)?.[name] ?? name;
  };
}
