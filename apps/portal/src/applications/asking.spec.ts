import { problem } from '@app/kernel';
import { askingIn, rowsOf, seenOf, valuesOf } from './asking';

const van = {
  'lines.0.category': 'REMOVALS',
  'lines.0.what': 'A van for a day',
  'lines.0.supplier': 'Causeway Removals',
};
const amountsOf = (told: Readonly<Record<string, string>>) => {
  const { lines, problems } = askingIn({ stream: 'SEEK', ...van, ...told });
  const [line] = lines;
  return problems.length > 0
    ? problems.map(({ code, field }) => `${code} ${field ?? ''}`)
    : [line?.netPence, line?.vatPence, line?.grossPence];
};

describe('what is asked for', () => {
  it.each([
    [{ 'lines.0.netPence': '400', 'lines.0.vatPence': '80' }, [40_000, 8_000, 48_000]],
    [{ 'lines.0.grossPence': '480', 'lines.0.vatPence': '80' }, [40_000, 8_000, 48_000]],
    [{ 'lines.0.netPence': '400', 'lines.0.grossPence': '480' }, [40_000, 8_000, 48_000]],
    [{ 'lines.0.grossPence': '£1,249.99' }, [124_999, 0, 124_999]],
    [{ 'lines.0.netPence': '12.50' }, [1_250, 0, 1_250]],
  ])('needs two of price, VAT and total: %j', (told, expected) => {
    expect(amountsOf(told)).toEqual(expected);
  });

  it('is not put right where all three are told and do not add up: the command says so', () => {
    expect(
      amountsOf({ 'lines.0.netPence': '400', 'lines.0.vatPence': '80', 'lines.0.grossPence': '470' }),
    ).toEqual([40_000, 8_000, 47_000]);
  });

  it('says once that an amount is missing, or cannot be read', () => {
    expect(amountsOf({ 'lines.0.vatPence': '80' })).toEqual(['AMOUNT lines.0.grossPence']);
    expect(amountsOf({ 'lines.0.netPence': 'forty' })).toEqual(['POUNDS lines.0.netPence']);
  });

  it('passes over empty rows, and tells a problem at the row it came from', () => {
    const { lines, shown } = askingIn({
      'lines.2.what': 'A cot',
      'lines.2.grossPence': '60',
      'lines.0.what': '',
    });
    expect(lines).toHaveLength(1);
    expect(shown(problem('AMOUNT', 'No.', 'lines.0.grossPence')).field).toBe('lines.2.grossPence');
  });

  it('tells everything that is missing at once', () => {
    const { problems } = askingIn({ 'lines.0.what': 'A van' });
    expect(problems.map(({ field }) => field)).toEqual([
      'stream',
      'lines.0.category',
      'lines.0.supplier',
      'lines.0.grossPence',
    ]);
  });

  it('has room for a few things more than are told, for two more each time, and for 20', () => {
    expect(rowsOf({})).toBe(3);
    expect(rowsOf({ 'lines.4.what': 'A bed' })).toBe(6);
    expect(rowsOf({ rows: '3' }, true)).toBe(5);
    expect(rowsOf({ rows: '1000000' }, true)).toBe(20);
  });

  it('comes back from the form as it was kept', () => {
    const line = {
      id: '5f0c1d52-0f6e-4a35-9f5c-3f1f1b4f8a11',
      category: 'REMOVALS',
      what: 'A van',
      supplier: 'Causeway Removals',
      netPence: 100_005,
      vatPence: 20_001,
      grossPence: 120_006,
    } as const;
    const kept = valuesOf({ stream: 'SUSTAIN', lines: [line] as never });
    expect(kept['lines.0.netPence']).toBe('1000.05');
    expect(askingIn(kept)).toMatchObject({ stream: 'SUSTAIN', lines: [line], problems: [] });
  });

  it('shows whether somebody else changed it meanwhile', () => {
    const line = { id: 'a', what: 'A van', supplier: 'B', grossPence: 100 };
    expect(seenOf('SEEK', [line])).toBe(seenOf('SEEK', [{ ...line }]));
    expect(seenOf('SEEK', [line])).not.toBe(seenOf('SEEK', [{ ...line, grossPence: 200 }]));
    expect(seenOf('SEEK', [line])).not.toBe(seenOf('SUSTAIN', [line]));
  });
});
