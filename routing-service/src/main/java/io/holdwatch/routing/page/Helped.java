package io.holdwatch.routing.page;

import io.holdwatch.contract.packet.ActionOption;
import io.holdwatch.contract.packet.ExceptionPacket;
import io.holdwatch.routing.queue.Entry;
import java.util.List;

/**
 * What the options of a cause do for each of the exceptions that share it.
 *
 * @param cause newest packet of the cause
 * @param alone whether nothing helps all of them, and each has its own options
 */
public record Helped(ExceptionPacket cause, boolean alone) {
  /** "helped by options 1 and 2", or what is best about it alone; empty: every option helps all. */
  public String by(Row row) {
    if (row.entry().shared() || row.packet().getType() != cause.getType()) {
      return "";
    }
    if (alone) {
      return row.best();
    }
    if (all(cause)) {
      return "";
    }
    List<String> ranks =
        cause.getOptions().stream()
            .filter(each -> helps(each, row.entry()))
            .map(each -> String.valueOf(each.getRank()))
            .toList();
    if (ranks.isEmpty()) {
      return row.packet().getOptions().isEmpty()
          ? "no option above was found to help it"
          : row.best();
    }
    return "helped by " + (ranks.size() == 1 ? "option " : "options ") + Say.list(ranks);
  }

  /** Whether every option of a cause helps all that share it. */
  static boolean all(ExceptionPacket cause) {
    return cause.getOptions().stream().allMatch(each -> each.getClears().isEmpty());
  }

  /** Whether an option of a cause clears an exception that shares it, or is the cause's own. */
  static boolean helps(ActionOption option, Entry exception) {
    return option.getClears().isEmpty()
        || exception.shared()
        || option.getClears().contains(exception.id());
  }
}
