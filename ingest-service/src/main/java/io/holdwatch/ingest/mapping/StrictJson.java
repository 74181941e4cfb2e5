package io.holdwatch.ingest.mapping;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads one JSON value: UTF-8 checked byte by byte, numbers exact, no member twice, nothing after
 * it.
 */
final class StrictJson {
  /** Deepest nesting that is read. [levels] */
  static final int DEEPEST = 64;

  /** Largest value that is read. [bytes] */
  static final int LARGEST = 1 << 20;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEEPEST)
                          .maxNumberLength(400)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private StrictJson() {}

  /** The value in these bytes, or {@link Refused} with the byte position. */
  static JsonNode read(byte[] bytes) {
    if (bytes.length == 0) {
      throw new Refused(Reason.EMPTY, "byte 0", "the value is empty: send one JSON object");
    }
    if (bytes.length > LARGEST) {
      throw new Refused(
          Reason.TOO_LARGE,
          "byte " + LARGEST,
          "the value has " + bytes.length + " bytes: split it, an event has at most " + LARGEST);
    }
    int bad = Utf8.firstBad(bytes);
    if (bad >= 0) {
      throw new Refused(
          Reason.NOT_UTF8,
          "byte " + bad,
          String.format(
              "byte %d (0x%02x) is not UTF-8: send the text encoded as UTF-8",
              bad, bytes[bad] & 0xFF));
    }
    try {
      return MAPPER.readTree(bytes);
    } catch (StreamConstraintsException e) {
      boolean deep = e.getOriginalMessage().contains("nesting depth");
      throw new Refused(
          deep ? Reason.TOO_DEEP : Reason.BAD_NUMBER,
          deep ? "byte " + tooDeep(bytes) : position(e),
          deep
              ? "the JSON nests deeper than " + DEEPEST + " levels: flatten it"
              : "a part of the JSON is longer than can be read: " + e.getOriginalMessage());
    } catch (JacksonException e) {
      boolean twice = e.getOriginalMessage().contains("Duplicate");
      throw new Refused(
          twice ? Reason.DUPLICATE_KEY : Reason.NOT_JSON,
          position(e),
          (twice ? "a member is named twice: " : "the value is not JSON: ")
              + firstLine(e.getOriginalMessage()));
    }
  }

  /** The bytes of each element of an array that {@link #read} has read. */
  static List<byte[]> elements(byte[] array) {
    List<byte[]> elements = new ArrayList<>();
    try (JsonParser parser = MAPPER.createParser(array)) {
      JsonToken bracket = parser.nextToken();
      while (bracket != null && parser.nextToken() != JsonToken.END_ARRAY) {
        int from = (int) parser.currentTokenLocation().getByteOffset();
        parser.skipChildren();
        parser.finishToken();
        int to = (int) parser.currentLocation().getByteOffset();
        elements.add(Arrays.copyOfRange(array, from, to));
      }
    }
    return elements;
  }

  /** Position of the first bracket that opens a level too many. */
  private static int tooDeep(byte[] bytes) {
    int depth = 0;
    boolean text = false;
    for (int i = 0; i < bytes.length; i++) {
      switch (bytes[i]) {
        case '"' -> text = !text;
        case '\\' -> i += text ? 1 : 0;
        case '[', '{' -> depth += text ? 0 : 1;
        case ']', '}' -> depth -= text ? 0 : 1;
        default -> {}
      }
      if (depth > DEEPEST) {
        return i;
      }
    }
    return bytes.length;
  }

  private static String position(JacksonException e) {
    long at = e.getLocation() == null ? -1 : e.getLocation().getByteOffset();
    return at < 0 ? "byte 0" : "byte " + at;
  }

  private static String firstLine(String message) {
    return message
            .lines()
            .findFirst()
            .orElse("")
            .replaceFirst("( \\(start marker|: enable `).*", "")
            // What stands there may be personal, and messages are kept.
            .replaceFirst("Unrecognized token '.*?': was", "a token is unknown: was")
        + ". Send one JSON object";
  }
}
