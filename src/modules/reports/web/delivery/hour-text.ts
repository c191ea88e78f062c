/** On a clock of 24 hours, as everywhere where the program is at home. */
export const hourText = (hour: number): string => `${String(hour).padStart(2, '0')}:00`;
