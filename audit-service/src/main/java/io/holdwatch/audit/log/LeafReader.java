package io.holdwatch.audit.log;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.holdwatch.contract.CanonicalJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads leaves: canonical JSON (RFC 8785) of objects, arrays, strings, booleans and integers. */
final class LeafReader {
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private LeafReader() {}

  /**
   * The members of a leaf.
   *
   * @throws IllegalArgumentException where it is not canonical, saying what differs and where
   */
  static Map<String, Object> read(byte[] leaf) {
    if (leaf.length > Leaf.LARGEST) {
      throw new IllegalArgumentException(
          "leaf has " + leaf.length + " bytes, more than " + Leaf.LARGEST);
    }
    Object value = parse(leaf);
    if (!(value instanceof Map<?, ?> map)) {
      throw new IllegalArgumentException("leaf is no JSON object");
    }
    byte[] canonical = CanonicalJson.bytes(map);
    int at = Arrays.mismatch(leaf, canonical);
    if (at >= 0) {
      throw new IllegalArgumentException("leaf is not in canonical form from byte " + at);
    }
    Map<String, Object> members = new TreeMap<>();
    map.forEach((name, member) -> members.put((String) name, member));
    return members;
  }

  private static Object parse(byte[] leaf) {
    // The parser is given text so that it never guesses another encoding than UTF-8.
    try (JsonParser json = JSON.createParser(new String(leaf, StandardCharsets.UTF_8))) {
      json.nextToken();
      Object value = value(json);
      if (json.nextToken() != null) {
        throw new IllegalArgumentException("leaf goes on after its JSON object");
      }
      return value;
    } catch (IOException e) {
      throw new IllegalArgumentException("leaf is no JSON: " + firstLine(e), e);
    }
  }

  private static Object value(JsonParser json) throws IOException {
    JsonToken token = json.currentToken();
    if (token == JsonToken.START_OBJECT) {
      Map<String, Object> map = new TreeMap<>();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        json.nextToken();
        map.put(name, value(json));
      }
      return map;
    } else if (token == JsonToken.START_ARRAY) {
      List<Object> list = new ArrayList<>();
      while (json.nextToken() != JsonToken.END_ARRAY) {
        list.add(value(json));
      }
      return list;
    } else if (token == JsonToken.VALUE_STRING) {
      return json.getText();
    } else if (token == JsonToken.VALUE_NUMBER_INT) {
      return json.getLongValue();
    } else if (token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE) {
      return json.getBooleanValue();
    }
    throw new IllegalArgumentException(
        "leaf holds "
            + token
            + " at byte "
            + json.currentLocation().getCharOffset()
            + ": only objects, arrays, strings, booleans and integers are canonical");
  }

  private static String firstLine(IOException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }
}
