/**
 * A citizen service number (BSN): nine digits whose weighted sum 9a+8b+…+2h−i is a multiple of eleven
 * (the "elfproef"; Besluit BSN, article 2), written in one piece or grouped 3-3-3, 4-2-3 or 2-3-3-1 by spaces, dots or dashes.
 * Longer runs of digits (telephone numbers, IBANs) are left alone.
 */
const candidate =
  /(?<![0-9])(?:[0-9]{9}|[0-9]{3}[ .-][0-9]{3}[ .-][0-9]{3}|[0-9]{4}[ .-][0-9]{2}[ .-][0-9]{3}|[0-9]{2}[ .-][0-9]{3}[ .-][0-9]{3}[ .-][0-9])(?![0-9])/g;

export function holdsBsn(text: string): boolean {
  for (const [match] of text.matchAll(candidate)) {
    if (passesElevenTest(match.replaceAll(/[ .-]/g, ''))) return true;
  }
  return false;
}

function passesElevenTest(digits: string): boolean {
  const weights = [9, 8, 7, 6, 5, 4, 3, 2, -1];
  const sum = weights.reduce((total, weight, index) => total + weight * Number(digits[index]), 0);
  return sum !== 0 && sum % 11 === 0;
}
