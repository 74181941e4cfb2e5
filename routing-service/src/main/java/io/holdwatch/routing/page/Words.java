package io.holdwatch.routing.page;

import io.holdwatch.contract.packet.ExceptionType;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;

/**
 * Plain words for the closed sets of the contracts ({@code words.properties}); a symbol that it
 * does not know is shown in lower case with spaces.
 */
final class Words {
  private static final String VOWELS = "aeiou";
  private static final Properties WORDS = load();

  private Words() {}

  /** Words for a symbol, such as "Stock shortage" for STOCK_SHORTAGE. */
  static String of(String symbol) {
    return WORDS.getProperty(symbol, plain(symbol));
  }

  /** Words for a sub-reason of a type. */
  static String of(String type, String subReason) {
    String words = WORDS.getProperty(type + "." + subReason);
    return words != null ? words : WORDS.getProperty(subReason, plain(subReason));
  }

  /** One exception of a type, from the middle of a sentence on: "an approval gap". */
  static String one(ExceptionType type) {
    String word = of(type.name()).toLowerCase(Locale.ROOT);
    return (VOWELS.indexOf(word.charAt(0)) < 0 ? "a " : "an ") + word;
  }

  /** Whether a symbol has words of its own. */
  static boolean knows(String symbol) {
    return WORDS.containsKey(symbol);
  }

  private static String plain(String symbol) {
    return symbol.toLowerCase(Locale.ROOT).replace('_', ' ').replace('-', ' ');
  }

  private static Properties load() {
    try (Reader in =
        new InputStreamReader(
            Objects.requireNonNull(
                Words.class.getResourceAsStream("words.properties"),
                "words.properties is missing from the jar: build it again"),
            StandardCharsets.UTF_8)) {
      Properties words = new Properties();
      words.load(in);
      return words;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
