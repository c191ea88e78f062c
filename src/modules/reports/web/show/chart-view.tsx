import { useComputedColorScheme } from '@mantine/core';
import { useRouter } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useMeta } from '../../../../web/api/meta.ts';
import { useFormats } from '../../../../web/i18n/format.ts';
import type { ShowProps } from './answer-view.tsx';
import { Chart } from './chart.tsx';
import { recordsAt } from './figure.tsx';
import { seriesOf } from './series.ts';
import { useTexts } from './use-texts.ts';

/** Lines or bars of the first value and of others in its unit; a point opens its records. The table below says the same. */
export default function ChartView({ question, answer, title }: ShowProps) {
  const texts = useTexts();
  const formats = useFormats();
  const router = useRouter();
  const scheme = useComputedColorScheme('light');
  const route = useMeta().find(answer.entity)?.route;
  const { labels, series } = useMemo(() => seriesOf(question, answer, texts), [question, answer, texts]);
  const open = (line: number, at: number): void => {
    const conditions = series[at]?.conditions[line];
    if (route && conditions && !conditions.includes(null)) router.history.push(recordsAt(route, conditions));
  };
  return (
    <Chart
      key={scheme}
      form={question.form === 'line' ? 'line' : 'bar'}
      labels={labels}
      series={series}
      title={title}
      short={formats.short}
      onOpen={open}
    />
  );
}
