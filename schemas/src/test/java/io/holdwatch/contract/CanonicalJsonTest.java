package io.holdwatch.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The rules of RFC 8785, section 3.2, as far as strings, integers, booleans, arrays and objects go.
 */
final class CanonicalJsonTest {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

  /**
   * The escapes that the RFC allows, each in its only form; and nothing below U+0020 or a bare
   * quote.
   */
  private static final Pattern STRING =
      Pattern.compile(
          "\"(?:[^\"\\\\\\x00-\\x1f]|\\\\[\"\\\\bfnrt]|\\\\u00(?:0[0-7bef]|1[0-9a-f]))*\"");

  @Test
  void membersAreSortedByTheirUtf16CodeUnits() {
    Map<String, Object> members = new LinkedHashMap<>();
    for (String name : List.of("\u20ac", "\r", "\ufb33", "1", "\ud83d\ude00", "\u0080", "\u00f6")) {
      members.put(name, 0);
    }
    assertThat(CanonicalJson.text(members))
        .isEqualTo(
            "{\"\\r"
                + "\":0,\"1\":0,\"\u0080\":0,\"\u00f6\":0,\"\u20ac\":0,\"\ud83d\ude00\":0,\"\ufb33\":0}");
  }

  @Test
  void controlCharactersHaveTheShortestEscapeAndNothingElseIsEscaped() {
    assertThat(CanonicalJson.text("\u0000\b\t\n\u000b\f\r\u001f \"\\/\u007f\u00e9\u2028<>&"))
        .isEqualTo("\"\\u0000\\b\\t\\n\\u000b\\f\\r\\u001f \\\"\\\\/\u007f\u00e9\u2028<>&\"");
  }

  @Test
  void anyValueComesBackAsItWasAndHasOneForm() throws IOException {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < 3_000; i++) {
      Object value = value(random, 4);
      byte[] bytes = CanonicalJson.bytes(value);
      String text = new String(bytes, UTF_8);
      Object back = JSON.readValue(bytes, Object.class);
      assertThat(widened(back))
          .as("seed %d, value %d: %s", seed, i, text)
          .isEqualTo(widened(value));
      assertThat(CanonicalJson.text(back)).as("seed %d, value %d", seed, i).isEqualTo(text);
      assertThat(STRING.matcher(text).replaceAll("s"))
          .as("seed %d, value %d outside of strings", seed, i)
          .matches("[s0-9\\[\\]{},:truefals-]*");
    }
  }

  @Test
  void theOrderOfInsertionDoesNotShow() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < 500; i++) {
      Map<String, Object> forwards = new LinkedHashMap<>();
      for (int n = random.nextInt(8); n > 0; n--) {
        forwards.put(RandomText.of(random, 5), n);
      }
      Map<String, Object> backwards = new LinkedHashMap<>();
      new ArrayList<>(forwards.keySet())
          .reversed()
          .forEach(name -> backwards.put(name, value(forwards, name)));
      assertThat(CanonicalJson.text(backwards))
          .as("seed %d", seed)
          .isEqualTo(CanonicalJson.text(forwards));
      List<String> names = forwards.keySet().stream().sorted().toList();
      String text = CanonicalJson.text(forwards);
      int at = 0;
      for (String name : names) {
        int next = text.indexOf(CanonicalJson.text(name) + ":", at);
        assertThat(next)
            .as("seed %d: '%s' in its place of %s", seed, name, text)
            .isGreaterThanOrEqualTo(at);
        at = next + 1;
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"\ud800", "a\udc00", "\ud83dx", "\ude00\ud83d"})
  void loneSurrogatesAreRefused(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CanonicalJson.bytes(Map.of("k", text)))
        .withMessageContaining("lone surrogate at character");
  }

  @Test
  void integersThatADoubleCannotHoldAreRefused() {
    long most = (1L << 53) - 1;
    assertThat(CanonicalJson.text(List.of(most, -most, 0, -1)))
        .isEqualTo("[9007199254740991,-9007199254740991,0,-1]");
    for (long beyond : new long[] {most + 1, -most - 1, Long.MAX_VALUE, Long.MIN_VALUE}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> CanonicalJson.bytes(beyond))
          .withMessageContaining("integer " + beyond)
          .withMessageContaining("write it as a string");
    }
  }

  @Test
  void fractionsHaveNoCanonicalForm() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CanonicalJson.bytes(List.of(1.5)))
        .withMessageContaining("java.lang.Double");
  }

  private static Object value(Map<String, Object> map, String name) {
    return java.util.Objects.requireNonNull(map.get(name));
  }

  private static Object value(Random random, int depth) {
    return switch (random.nextInt(depth == 0 ? 4 : 6)) {
      case 0 -> random.nextBoolean();
      case 1 -> random.nextInt();
      case 2 -> random.nextLong() >> 10 >> random.nextInt(54);
      case 3 -> RandomText.of(random, 12);
      case 4 -> {
        List<Object> list = new ArrayList<>();
        for (int n = random.nextInt(5); n > 0; n--) {
          list.add(value(random, depth - 1));
        }
        yield list;
      }
      default -> {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int n = random.nextInt(5); n > 0; n--) {
          map.put(RandomText.of(random, 6), value(random, depth - 1));
        }
        yield map;
      }
    };
  }

  /** All integers as long, as JSON knows only one kind. */
  private static Object widened(Object value) {
    return switch (value) {
      case Integer i -> (long) i;
      case List<?> list -> list.stream().map(CanonicalJsonTest::widened).toList();
      case Map<?, ?> map -> {
        Map<Object, Object> copy = new LinkedHashMap<>();
        map.forEach((name, member) -> copy.put(name, widened(member)));
        yield copy;
      }
      default -> value;
    };
  }
}
