package io.holdwatch.contract;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Canonical JSON after RFC 8785, restricted to objects, arrays, strings, booleans and integers
 * within ±(2^53 − 1).
 *
 * <p>Null members are left out by the caller; a null value is an error. Members are sorted by their
 * UTF-16 code units.
 */
public final class CanonicalJson {
  /** Greatest integer that has a canonical form, 2^53 − 1; its negative is the least. */
  public static final long LARGEST = (1L << 53) - 1;

  private CanonicalJson() {}

  /**
   * The canonical bytes of a value.
   *
   * @throws IllegalArgumentException for a value of another kind, an integer that is too large, or
   *     a lone surrogate
   */
  public static byte[] bytes(Object value) {
    return text(value).getBytes(StandardCharsets.UTF_8);
  }

  /** The canonical text of a value; see {@link #bytes}. */
  public static String text(Object value) {
    StringBuilder out = new StringBuilder(256);
    write(value, out);
    return out.toString();
  }

  private static void write(Object value, StringBuilder out) {
    switch (value) {
      case String s -> string(s, out);
      case Integer i -> out.append(i.intValue());
      case Long l -> {
        if (l > LARGEST || l < -LARGEST) {
          throw new IllegalArgumentException(
              "integer " + l + " is beyond 2^53 - 1: write it as a string");
        }
        out.append(l.longValue());
      }
      case Boolean b -> out.append(b.booleanValue());
      case List<?> list -> array(list, out);
      case Map<?, ?> map -> object(map, out);
      default ->
          throw new IllegalArgumentException(
              value.getClass().getName() + " has no canonical form: write it as a string");
    }
  }

  private static void array(List<?> list, StringBuilder out) {
    out.append('[');
    String separator = "";
    for (Object element : list) {
      out.append(separator);
      write(element, out);
      separator = ",";
    }
    out.append(']');
  }

  private static void object(Map<?, ?> map, StringBuilder out) {
    out.append('{');
    String separator = "";
    for (Map.Entry<?, ?> member : sorted(map).entrySet()) {
      out.append(separator);
      string((String) member.getKey(), out);
      out.append(':');
      write(member.getValue(), out);
      separator = ",";
    }
    out.append('}');
  }

  private static Map<?, ?> sorted(Map<?, ?> map) {
    // A tree without a comparator of its own is sorted by code units already.
    if (map instanceof TreeMap<?, ?> tree && tree.comparator() == null) {
      return tree;
    }
    Map<String, Object> sorted = new TreeMap<>();
    map.forEach((name, member) -> sorted.put((String) name, member));
    return sorted;
  }

  private static void string(String s, StringBuilder out) {
    out.append('"');
    int plain = 0;
    for (int i = 0; i < s.length(); i++) {
      char c = s.charAt(i);
      if (c >= 0x20 && c != '"' && c != '\\' && !Character.isSurrogate(c)) {
        continue;
      }
      out.append(s, plain, i);
      if (Character.isSurrogate(c)) {
        if (Character.isLowSurrogate(c)
            || i + 1 == s.length()
            || !Character.isLowSurrogate(s.charAt(i + 1))) {
          throw new IllegalArgumentException("lone surrogate at character " + i);
        }
        out.append(c).append(s.charAt(++i));
      } else {
        escaped(c, out);
      }
      plain = i + 1;
    }
    out.append(s, plain, s.length()).append('"');
  }

  private static void escaped(char c, StringBuilder out) {
    switch (c) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\b' -> out.append("\\b");
      case '\t' -> out.append("\\t");
      case '\n' -> out.append("\\n");
      case '\f' -> out.append("\\f");
      case '\r' -> out.append("\\r");
      default -> out.append(String.format("\\u%04x", (int) c));
    }
  }
}
