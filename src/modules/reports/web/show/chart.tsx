import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import type { Series } from './series.ts';
import classes from './show.module.css';

use([BarChart, LineChart, GridComponent, LegendComponent, TooltipComponent, SVGRenderer]);

interface Props {
  form: 'line' | 'bar';
  labels: string[];
  series: Series[];
  title: string;
  short(value: number): string;
  onOpen(point: number, series: number): void;
}

/** In the colours of the theme; to be drawn anew (a new key) where the theme changes. */
export function Chart(props: Props) {
  const box = useRef<HTMLDivElement>(null);
  const latest = useRef(props);
  latest.current = props;
  const { form, labels, series, short } = props;
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const chart = init(element);
    const color = (token: string): string => getComputedStyle(element).getPropertyValue(token);
    chart.setOption(optionOf({ form, labels, series, short }, color));
    chart.on('click', (e) => latest.current.onOpen(e.dataIndex ?? 0, e.seriesIndex ?? 0));
    const observer = new ResizeObserver(() => chart.resize());
    observer.observe(element);
    return () => {
      observer.disconnect();
      chart.dispose();
    };
  }, [form, labels, series, short]);
  return <div ref={box} className={classes.chart} role="img" aria-label={props.title} />;
}

const tones = [
  '--accent',
  '--good',
  '--warn',
  '--bad',
  '--accent-text',
  '--text-soft',
  '--text-quiet',
  '--line-strong',
];

function optionOf(p: Pick<Props, 'form' | 'labels' | 'series' | 'short'>, color: (token: string) => string) {
  const quiet = { color: color('--text-quiet') };
  const hasLegend = p.series.length > 1;
  let tone = 0;
  return {
    animation: false,
    grid: {
      left: 4,
      right: 8,
      top: hasLegend ? 34 : 12,
      bottom: 4,
      outerBoundsMode: 'same',
      outerBoundsContain: 'axisLabel',
    },
    ...(hasLegend ? { legend: { top: 0, left: 0, type: 'plain', textStyle: quiet, icon: 'roundRect' } } : {}),
    tooltip: {
      backgroundColor: color('--raised'),
      borderColor: color('--line-strong'),
      textStyle: { color: color('--text') },
      renderMode: 'richText',
      formatter: (e: { dataIndex: number; seriesIndex: number }) => {
        const s = p.series[e.seriesIndex];
        return `${p.labels[e.dataIndex]}\n${s?.name}: ${s?.texts[e.dataIndex]}`;
      },
    },
    xAxis: {
      type: 'category',
      data: p.labels,
      axisLabel: { ...quiet, overflow: 'truncate', width: 120 },
      axisTick: { show: false },
      axisLine: { lineStyle: { color: color('--line-strong') } },
    },
    yAxis: {
      type: 'value',
      axisLabel: { ...quiet, formatter: p.short },
      splitLine: { lineStyle: { color: color('--line') } },
    },
    series: p.series.map((s) => {
      const shade = s.isBefore ? color('--line-strong') : color(tones[tone++ % tones.length] ?? '');
      return {
        type: p.form,
        name: s.name,
        data: s.points,
        barMaxWidth: 44,
        cursor: s.isBefore ? 'default' : 'pointer',
        symbolSize: 7,
        itemStyle: { color: shade, borderRadius: p.form === 'bar' ? [3, 3, 0, 0] : 0 },
        lineStyle: { color: shade, width: 2, type: s.isBefore ? 'dashed' : 'solid' },
      };
    }),
  };
}
