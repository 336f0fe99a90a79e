import { problem, Problems } from '@app/kernel';
import { dayParts, Fields, keyOf, refused } from './form';

describe('a form that was refused', () => {
  const wrong = new Problems([
    problem('LENGTH', 'Say it shorter.', 'note'),
    problem('NUMBER', 'Give a number.', 'people.0.age'),
    problem('LATE', 'The hold has ended.'),
  ]);

  it('says everything at once, each leading to its field', () => {
    expect(refused({ note: 'x', formToken: 'secret' }, wrong)).toEqual({
      errors: [
        { text: 'Say it shorter.', href: '#note' },
        { text: 'Give a number.', href: '#people-0-age' },
        { text: 'The hold has ended.', href: '#form' },
      ],
      errorOf: { note: { text: 'Say it shorter.' }, 'people.0.age': { text: 'Give a number.' } },
      values: { note: 'x' },
    });
  });

  it('says days as a person reads them', () => {
    const { errors } = refused({}, new Problems([problem('X', 'Not before 2026-09-18.', 'leftOn')]));
    expect(errors[0]?.text).toBe('Not before 18 Sept 2026.');
  });

  it('leads to the nearest field that the page shows', () => {
    expect(refused({}, wrong, ['people']).errors.map(({ href }) => href)).toEqual([
      '#form',
      '#people',
      '#form',
    ]);
  });
});

describe('fields', () => {
  const sent = {
    note: '  two\r\nlines ',
    empty: ' ',
    beds: '3',
    odd: '3.5',
    cost: '£1,249.99',
    dear: 'ten',
    'leave-day': '7',
    'leave-month': '4',
    'leave-year': '2026',
    'never-day': '31',
    'never-month': '2',
    'never-year': '2026',
    ticked: ['A', 'C'],
    asked: 'no',
  };

  it('are read as what they are, and what cannot be read is told', () => {
    const fields = new Fields(sent);
    expect(fields.text('note')).toBe('two\nlines');
    expect(fields.text('empty')).toBeNull();
    expect(fields.text('missing')).toBeNull();
    expect(fields.whole('beds')).toBe(3);
    expect(fields.whole('odd')).toBeNull();
    expect(fields.whole('beds', 'Give 4 to 9.', [4, 9])).toBeNull();
    expect(fields.whole('beds', 'Give 3 to 9.', [3, 9])).toBe(3);
    expect(fields.pounds('cost')).toBe(124_999);
    expect(fields.pounds('dear')).toBeNull();
    expect(fields.day('leave')).toBe('2026-04-07');
    expect(fields.day('missing')).toBeNull();
    expect(fields.day('never')).toBeNull();
    expect(fields.choices('ticked', ['A', 'B', 'C'])).toEqual(['A', 'C']);
    expect(fields.choice('beds', ['A'])).toBeNull();
    expect(fields.yesOrNo('asked')).toBe(false);
    expect(fields.yesOrNo('missing')).toBeNull();
    expect(fields.problems.map(({ field }) => field)).toEqual(['odd', 'beds', 'dear', 'never']);
  });

  it('of a day are filled as they are read', () => {
    expect(new Fields(dayParts('leave', '2026-04-07')).day('leave')).toBe('2026-04-07');
    expect(dayParts('leave', null)).toEqual({ 'leave-day': '', 'leave-month': '', 'leave-year': '' });
  });
});

describe('the key of a form', () => {
  it('that was used for something else is said in words that a person can act on, and replaced', () => {
    const used = new Problems([problem('KEY_USED', 'This idempotency key was used.', 'idempotencyKey')]);
    const told = refused({ key: 'abcdefgh-1' }, used);
    expect(told.errors).toEqual([
      { text: expect.stringContaining('Look at it first') as string, href: '#form' },
    ]);
    expect(told.key).toMatch(/^[\w-]{36}$/);
    expect(refused({}, new Problems([problem('LENGTH', 'Too long.', 'name')])).key).toBeUndefined();
  });

  it('is kept when the form comes again, and new when there is none', () => {
    expect(keyOf({ key: 'abcdefgh-1' })).toBe('abcdefgh-1');
    expect(keyOf({})).not.toBe(keyOf({}));
    expect(keyOf({ key: '<script>' })).not.toBe('<script>');
  });
});
