package io.holdwatch.contract;

import java.util.Random;

/**
 * Text of every width of UTF-8, control characters and what JSON must escape included; no lone
 * surrogates.
 */
final class RandomText {
  private RandomText() {}

  static String of(Random random, int longest) {
    StringBuilder text = new StringBuilder();
    int length = random.nextInt(longest + 1);
    for (int i = 0; i < length; i++) {
      text.appendCodePoint(
          switch (random.nextInt(6)) {
            case 0 -> random.nextInt(0x20);
            case 1 -> "\"\\/\b\f\n\r\t\u007f".codePointAt(random.nextInt(9));
            case 2 -> 0x80 + random.nextInt(0x780);
            case 3 -> 0xe000 + random.nextInt(0x2000);
            case 4 -> 0x10000 + random.nextInt(0x10000);
            default -> 0x20 + random.nextInt(0x5f);
          });
    }
    return text.toString();
  }
}
