import { problem } from '@app/kernel';
import { byLine, unitsIn } from './units-table';

const told = (text: string): string[] => unitsIn(text).problems.map(({ message }) => message);

describe('units pasted from a spreadsheet', () => {
  it('are read apart by tabs, with headings in any order', () => {
    const { units, lines, problems } = unitsIn(
      'Beds\tRoom\tStep-free\tWet room\n3\tRoom 1\tYes\tno\n2\tRoom 2\t\tx\r\n\n',
    );
    expect(problems).toEqual([]);
    expect(lines).toEqual([2, 3]);
    expect(units).toMatchObject([
      { code: 'Room 1', bedspaces: 3, cots: 0, bedrooms: null, stepFree: true, wetRoom: false },
      { code: 'Room 2', bedspaces: 2, stepFree: false, wetRoom: true },
    ]);
  });

  it('are read apart by commas without headings, in the order of the page', () => {
    expect(unitsIn('Flat 1,4,1,2,yes\n"Flat 2, attic",2').units).toMatchObject([
      { code: 'Flat 1', bedspaces: 4, cots: 1, bedrooms: 2, selfContained: true },
      { code: 'Flat 2, attic', bedspaces: 2, cots: 0, selfContained: false },
    ]);
  });

  it('are told every fault at once, each with its line', () => {
    expect(told('Room,Beds,Lift\nRoom 1,none,\n,2,no\n\nRoom 3,2,perhaps\nRoom 1,1')).toEqual([
      'Line 2: Beds must be a whole number from 1 to 20, not “none”.',
      'Line 3: Give the unit a name of 1 to 30 characters.',
      'Line 5: Lift must be yes or no, not “perhaps”.',
      'Line 6: Room 1 is on line 2 already.',
    ]);
  });

  it('are told of a column that is not known, rather than lose it', () => {
    expect(told('Room,Beds,Rent\nRoom 1,2,200')).toEqual([
      'Line 1: no column is called “Rent”. Take it out, or rename it.',
    ]);
  });

  it('are told what is not there', () => {
    expect(told('   ')).toEqual(['Paste at least one line.']);
    expect(told('Room,Beds')).toEqual(['There are only headings. Paste the lines below them too.']);
    expect(told('Room 1')).toEqual(['Line 1: Say how many beds it has.']);
    expect(told('"Room 1,2')[0]).toContain('quotation mark');
    expect(told(Array.from({ length: 101 }, (_, index) => `R${String(index)},1`).join('\n'))).toEqual([
      'Add up to 100 units at a time.',
    ]);
  });

  it('are told by their line what only the command knows', () => {
    expect(
      byLine([problem('UNIT_CODE_TAKEN', 'The service already has a unit Room 2.', 'units.1.code')], [2, 5]),
    ).toEqual([
      { code: 'UNIT_CODE_TAKEN', message: 'Line 5: The service already has a unit Room 2.', field: 'table' },
    ]);
    expect(byLine([problem('SERVICE_CLOSED', 'Closed.', 'serviceId')], [2])).toMatchObject([
      { message: 'Closed.', field: 'table' },
    ]);
  });
});
