package io.holdwatch.routing.queue;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** In which order the queue is shown; what it is too late for comes first in each. */
public enum QueueOrder {
  /** By priority. */
  PRIORITY,
  /** By the money that is lost for each hour that is left; what has no such figure comes last. */
  LOSS;

  /** Its name in addresses. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The order of a name; empty: there is none of that name. */
  public static Optional<QueueOrder> of(String key) {
    return Arrays.stream(values()).filter(each -> each.key().equals(key)).findFirst();
  }

  /** All names. */
  public static List<String> keys() {
    return Arrays.stream(values()).map(QueueOrder::key).toList();
  }
}
