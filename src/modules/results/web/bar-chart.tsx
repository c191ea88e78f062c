import { BarChart as Bars } from 'echarts/charts';
import { GridComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import classes from './results.module.css';

use([Bars, GridComponent, TooltipComponent, SVGRenderer]);

interface Props {
  points: { label: string; value: number; text: string }[];
  label: string;
  short(value: number): string;
}

/** Bars in the colours of the theme; to be drawn anew (a new key) where the theme changes. */
export function BarChart({ points, label, short }: Props) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const chart = init(element);
    chart.setOption(optionOf(points, short, (token) => getComputedStyle(element).getPropertyValue(token)));
    const observer = new ResizeObserver(() => chart.resize());
    observer.observe(element);
    return () => {
      observer.disconnect();
      chart.dispose();
    };
  }, [points, short]);
  return <div ref={box} className={classes.chart} role="img" aria-label={label} />;
}

function optionOf(points: Props['points'], short: Props['short'], color: (token: string) => string) {
  const quiet = { color: color('--text-quiet') };
  return {
    animation: false,
    grid: { left: 4, right: 4, top: 12, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    tooltip: {
      backgroundColor: color('--raised'),
      borderColor: color('--line-strong'),
      textStyle: { color: color('--text') },
      // The texts are our own months and figures: nothing that a user wrote becomes markup.
      formatter: (p: { dataIndex: number }) => `${points[p.dataIndex]?.label}: ${points[p.dataIndex]?.text}`,
    },
    xAxis: {
      type: 'category',
      data: points.map((p) => p.label),
      axisLabel: quiet,
      axisTick: { show: false },
      axisLine: { lineStyle: { color: color('--line-strong') } },
    },
    yAxis: {
      type: 'value',
      axisLabel: { ...quiet, formatter: short },
      splitLine: { lineStyle: { color: color('--line') } },
    },
    series: [
      {
        type: 'bar',
        data: points.map((p) => p.value),
        barMaxWidth: 44,
        itemStyle: { color: color('--accent'), borderRadius: [4, 4, 0, 0] },
      },
    ],
  };
}
