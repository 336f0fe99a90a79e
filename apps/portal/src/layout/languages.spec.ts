import { languageCode, languageName } from './languages';

describe('languages', () => {
  it('are written by their English names, and kept by their codes', () => {
    expect(['Polish', 'urdu', ' Farsi ', 'Bengali', 'pl', 'PA'].map(languageCode)).toEqual([
      'pl',
      'ur',
      'fa',
      'bn',
      'pl',
      'pa',
    ]);
    expect(['Polisch', 'qq', ''].map(languageCode)).toEqual([null, null, null]);
    expect(languageName('pl')).toBe('Polish');
    expect(languageName('qq')).toBe('qq');
  });
});
