import { tellsContact } from './contact';

describe('a text that many read', () => {
  it.each([
    'Ring Jane on 07700 900123',
    'ring (01206) 282-222',
    'Near CO1 1AA',
    'It is at ss99zz',
    'jane@refuge.example',
  ])('that says %p tells how somebody is reached', (text) => {
    expect(tellsContact(text)).toBe(true);
  });

  it.each([
    '2 cots, bath on floor 3, key from 9 to 17',
    'Boys up to 12 in 2026-27',
    'Bus 74 and 75 close by',
    'Two beds, 90 cm, and a cooker',
    '',
  ])('that says %p does not', (text) => {
    expect(tellsContact(text)).toBe(false);
  });
});
