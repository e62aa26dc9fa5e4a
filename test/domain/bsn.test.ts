import { describe, expect, it } from 'vitest';
import { holdsBsn } from '../../shared/domain/bsn.ts';

describe('a citizen service number in a text', () => {
  // 111222333 and 123456782 pass the eleven test: 1*9+1*8+1*7+2*6+2*5+2*4+3*3+3*2-3 = 66; 9+16+21+24+25+24+21+16-2 = 154.
  it.each([
    '111222333',
    'BSN: 123456782.',
    'nummer 1234.56.782 van Ilse',
    '123-456-782',
    '12 345 678 2',
    'regel een\n123456782\nregel drie',
  ])('is found in %j', (text) => {
    expect(holdsBsn(text)).toBe(true);
  });

  it.each([
    '123456789',
    '000000000',
    '0612345678',
    '1234567820',
    'NL91ABNA0417164300',
    'van 2027-04-01 tot 2027-10-31',
    '€ 14.500 en € 2.850',
    '',
  ])('is not seen in %j', (text) => {
    expect(holdsBsn(text)).toBe(false);
  });
});
