import { problem } from '@app/kernel';
import { peopleIn } from './registering';

describe('who flees, as a form says it', () => {
  it('is everybody whose row says something, the first one leading', () => {
    const { people, problems } = peopleIn({
      'people.0.gender': 'WOMAN_OR_GIRL',
      'people.0.age': '34',
      'people.2.age': '7',
      'people.4.gender': 'MAN_OR_BOY',
      'people.4.age': 'ten',
    });
    expect(people).toEqual([
      { lead: true, partner: false, gender: 'WOMAN_OR_GIRL', age: 34 },
      { lead: false, partner: false, gender: null, age: 7 },
      { lead: false, partner: false, gender: 'MAN_OR_BOY', age: null },
    ]);
    expect(problems.map(({ field }) => field)).toEqual(['people.4.age']);
  });

  it('may be nothing but that there is somebody', () => {
    expect(peopleIn({}).people).toEqual([{ lead: true, partner: false, gender: null, age: null }]);
  });

  it('puts a problem at the row it was typed in', () => {
    const { shown } = peopleIn({ 'people.3.age': '7' });
    expect(shown(problem('AGE', 'Too old.', 'people.1.age')).field).toBe('people.3.age');
    expect(shown(problem('X', 'Y.')).field).toBeUndefined();
  });
});
