import { useEffect, useState } from 'react';
import { type WallTime, wallTime } from './clock.ts';

const EVERY_MS = 30_000;

/** The time now on a zone's clock, which goes on. */
export function useNow(timeZone: string): WallTime {
  const read = (): WallTime => wallTime(new Date().toISOString(), timeZone);
  const [now, setNow] = useState(read);
  useEffect(() => {
    const timer = window.setInterval(() => setNow(wallTime(new Date().toISOString(), timeZone)), EVERY_MS);
    return () => window.clearInterval(timer);
  }, [timeZone]);
  return now;
}
