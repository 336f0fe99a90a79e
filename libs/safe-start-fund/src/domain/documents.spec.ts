import { fc } from '@app/kernel/testing';
import { bytesIn, typeOf } from './documents';

const png = (inside = ''): Buffer =>
  Buffer.from(`\x89PNG\r\n\x1a\n\0\0\0\rIHDR${inside}\0\0\0\0IEND\xaeB\`\x82`, 'latin1');
const jpeg = Buffer.concat([
  Buffer.from('\xff\xd8\xff\xe0', 'latin1'),
  Buffer.alloc(20),
  Buffer.from('\xff\xd9', 'latin1'),
]);
const pdf = Buffer.from('%PDF-1.4\n1 0 obj\ntrailer\n%%EOF\n');

describe('a file', () => {
  it('is known by its content', () => {
    expect([pdf, png(), jpeg].map(typeOf)).toEqual(['application/pdf', 'image/png', 'image/jpeg']);
  });

  it('that was cut short is nothing', () => {
    for (const whole of [pdf.subarray(0, pdf.length - 1), png(), jpeg])
      for (let length = 0; length < whole.length - 6; length += 1)
        expect(typeOf(whole.subarray(0, length))).toBeNull();
  });

  it('with another behind it is no picture', () => {
    expect(typeOf(Buffer.concat([png(), Buffer.from('<script>')]))).toBeNull();
    expect(typeOf(Buffer.concat([jpeg, Buffer.from('PK')]))).toBeNull();
  });
});

it('base64 is read only as it is written', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1 }), (bytes) => {
      const sent = Buffer.from(bytes).toString('base64');
      expect(bytesIn(sent)).toEqual(Buffer.from(bytes));
      expect(bytesIn(`${sent}!`)).toBeNull();
    }),
  );
  for (const wrong of ['', '=', 'abc', 'ab-_', 'data:application/pdf;base64,JVBE'])
    expect(bytesIn(wrong)).toBeNull();
});
