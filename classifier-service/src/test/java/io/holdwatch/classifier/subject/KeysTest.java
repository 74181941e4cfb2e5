package io.holdwatch.classifier.subject;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class KeysTest {
  private final Keys keys = new Keys();
  private final Map<OrderKey, String> one = keys.byOrder();
  private final Map<OrderKey, Integer> other = keys.byOrder();
  private final Map<LineKey, String> ofLine = keys.byLine();

  private static OrderKey order(String order) {
    return new OrderKey("S", order);
  }

  private static LineKey line(String order, String line) {
    return new LineKey(order(order), line);
  }

  @Test
  void oneKeyServesAllMaps() {
    OrderKey first = keys.order("S", "O1");
    one.put(first, "kept");
    other.put(order("O1"), 7);
    ofLine.put(line("O1", "10"), "line");

    assertThat(keys.order("S", "O1")).isSameAs(first);
    assertThat(other.get(first)).isEqualTo(7);
    assertThat(other.keySet().iterator().next()).isSameAs(first);
    assertThat(first.line("10")).isSameAs(ofLine.keySet().iterator().next());
    assertThat(first.line("10").order()).isSameAs(first);
    assertThat(ofLine.get(first.line("10"))).isEqualTo("line");
  }

  @Test
  void equalKeyFromElsewhereFindsTheSame() {
    one.put(order("O1"), "kept");
    ofLine.put(line("O1", "10"), "line");

    assertThat(one.get(order("O1"))).isEqualTo("kept");
    assertThat(ofLine.get(line("O1", "10"))).isEqualTo("line");
    assertThat(one.get(order("O2"))).isNull();
    assertThat(ofLine.get(line("O1", "20"))).isNull();
    assertThat(one.get(new OrderKey("T", "O1"))).isNull();
  }

  @Test
  void orderGoesWithTheLastThatIsKeptOfIt() {
    one.put(order("O1"), "kept");
    other.put(order("O1"), 7);
    ofLine.put(line("O1", "10"), "line");
    assertThat(keys.size()).isEqualTo(1);

    one.remove(order("O1"));
    other.remove(order("O1"));
    assertThat(keys.size()).isEqualTo(1);
    ofLine.remove(line("O1", "10"));
    assertThat(keys.size()).isZero();
    assertThat(one).isEmpty();
    assertThat(ofLine).isEmpty();
  }

  @Test
  void keyThatWentCanComeBackOrBeTakenTheIdentityOfByAnother() {
    OrderKey gone = keys.order("S", "O1");
    one.put(gone, "kept");
    LineKey line = gone.line("10");
    ofLine.put(line, "line");
    one.remove(gone);
    ofLine.remove(line);

    OrderKey now = order("O1");
    one.put(now, "again");
    ofLine.put(line, "again");

    assertThat(keys.of(gone)).isSameAs(now);
    assertThat(one.get(gone)).isEqualTo("again");
    assertThat(ofLine.get(line)).isEqualTo("again");
    assertThat(now.line("10").order()).isSameAs(now);
  }

  @Test
  void keyServesOneDeskAndFindsItsEqualAtAnother() {
    OrderKey key = order("O1");
    LineKey line = key.line("10");
    one.put(key, "here");
    ofLine.put(line, "here");
    Keys elsewhere = new Keys();
    Map<OrderKey, String> there = elsewhere.byOrder();
    Map<LineKey, String> linesThere = elsewhere.byLine();
    there.put(key, "there");
    linesThere.put(line, "there");

    assertThat(one.get(key)).isEqualTo("here");
    assertThat(there.get(key)).isEqualTo("there");
    assertThat(ofLine.get(line)).isEqualTo("here");
    assertThat(linesThere.get(line)).isEqualTo("there");
    there.remove(key);
    linesThere.remove(line);
    assertThat(elsewhere.size()).isZero();
    assertThat(one.get(key)).isEqualTo("here");
    assertThat(ofLine.get(line)).isEqualTo("here");
  }

  @Test
  void mapMadeLaterHasRoom() {
    one.put(order("O1"), "kept");
    Map<OrderKey, String> later = keys.byOrder();

    assertThat(later.get(order("O1"))).isNull();
    later.put(order("O1"), "later");
    assertThat(later.get(order("O1"))).isEqualTo("later");
    assertThat(one.get(order("O1"))).isEqualTo("kept");
  }

  @Test
  void mapsMayChangeWhileTheyAreGoneThrough() {
    for (int i = 0; i < 100; i++) {
      one.put(order("O" + i), "kept");
    }
    one.keySet()
        .forEach(
            key -> {
              other.put(new OrderKey("T", key.order()), 1);
              one.remove(key);
            });
    assertThat(one).isEmpty();
    assertThat(other).hasSize(100);
    assertThat(keys.size()).isEqualTo(100);
  }

  @Test
  void doesWhatOtherMapsDo() {
    Random random = new Random(3);
    Map<OrderKey, String> orders = new HashMap<>();
    Map<LineKey, String> lines = new HashMap<>();
    for (int i = 0; i < 20_000; i++) {
      OrderKey order = order("O" + random.nextInt(50));
      LineKey line = order.line(Integer.toString(random.nextInt(6)));
      String value = "" + i;
      switch (random.nextInt(4)) {
        case 0 -> assertThat(one.put(order, value)).isEqualTo(orders.put(order, value));
        case 1 -> assertThat(one.remove(order)).isEqualTo(orders.remove(order));
        case 2 -> assertThat(ofLine.put(line, value)).isEqualTo(lines.put(line, value));
        default -> assertThat(ofLine.remove(line)).isEqualTo(lines.remove(line));
      }
      assertThat(one.size()).isEqualTo(orders.size());
      assertThat(ofLine.size()).isEqualTo(lines.size());
    }
    assertThat(new TreeMap<>(one)).isEqualTo(new TreeMap<>(orders));
    assertThat(new TreeMap<>(ofLine)).isEqualTo(new TreeMap<>(lines));
  }
}
