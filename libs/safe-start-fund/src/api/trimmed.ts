import { Transform } from 'class-transformer';

/** Text is measured without the blanks around it, as it is kept. */
export const Trimmed = (): PropertyDecorator =>
  Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value));
