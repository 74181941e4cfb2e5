package io.holdwatch.audit.verify;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.holdwatch.audit.verify.Verification.BadEntry;
import io.holdwatch.audit.verify.Verification.Missing;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Follows the sequences of all origins through the entries. */
final class Entries {
  private static final JsonFactory JSON = new JsonFactory();

  private final Map<String, Long> marks = new HashMap<>();
  private final List<Missing> missing = new ArrayList<>();

  void follow(long index, byte[] entry, Findings findings) {
    BadEntry read = describe(index, entry);
    long mark = marks.getOrDefault(read.origin(), 0L);
    if (read.origin().isEmpty() || read.sequence() < 1) {
      findings.problem("tile/entries", "entry " + index + " is no JSON with origin and sequence");
      findings.bad(read);
    } else if (read.sequence() <= mark) {
      findings.problem("tile/entries", read + " comes after sequence " + mark + " of its origin");
      findings.bad(read);
    } else {
      if (read.sequence() > mark + 1) {
        missing.add(new Missing(read.origin(), mark + 1, read.sequence() - 1));
      }
      marks.put(read.origin(), read.sequence());
    }
  }

  List<Missing> missing() {
    return missing;
  }

  /** Origin and sequence of an entry as far as its bytes can be read. */
  static BadEntry describe(long index, byte[] entry) {
    String origin = "";
    long sequence = 0;
    try (JsonParser json = JSON.createParser(entry)) {
      json.nextToken();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        JsonToken value = json.nextToken();
        if (name.equals("origin") && value == JsonToken.VALUE_STRING) {
          origin = json.getText();
        } else if (name.equals("sequence") && value == JsonToken.VALUE_NUMBER_INT) {
          sequence = json.getLongValue();
        }
        json.skipChildren();
      }
      return new BadEntry(index, printable(origin), sequence);
    } catch (IOException e) {
      return new BadEntry(index, printable(origin), sequence);
    }
  }

  /** Damaged text may hold half a character, which no JSON can hold. */
  private static String printable(String text) {
    return text.codePoints()
        .map(c -> Character.getType(c) == Character.SURROGATE ? '?' : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
