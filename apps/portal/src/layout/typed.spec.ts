import { typedIn } from './typed';

describe('what was typed', () => {
  it('is every text of several words, and no code, key or choice', () => {
    expect(
      typedIn({
        formToken: 'x'.repeat(43),
        key: '0f2c9f0a-4f4e-4a53-9b42-95a8a2f7d111',
        kind: 'DISTRICT_COUNCIL',
        age: '34',
        note: '  The flat above is let to his brother. ',
        many: ['short one', 'A longer text of several words.'],
      }),
    ).toEqual(['The flat above is let to his brother.', 'A longer text of several words.']);
  });

  it('is nothing of what is no form', () => {
    for (const body of [undefined, null, 'a text of several words', {}]) expect(typedIn(body)).toEqual([]);
  });
});
