package io.holdwatch.routing.page;

import io.holdwatch.contract.packet.LockedAction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a locked action says of the rule that locks it. Of another exception's rule the packet says
 * besides which exception it is, and who decides it; a page says that once, where it leads there.
 */
final class Rule {
  private static final Pattern OTHER =
      Pattern.compile("(.+), and an? (.+) is found on .+?(?:, which (.+) decides)?");

  private Rule() {}

  /** The rule alone. */
  static String words(LockedAction lock) {
    Matcher other = OTHER.matcher(lock.getRule());
    return lock.getException() != null && other.matches() ? other.group(1) : lock.getRule();
  }

  /** The type of the other exception, in words; empty: it is not said. */
  static String of(LockedAction lock) {
    Matcher other = OTHER.matcher(lock.getRule());
    return lock.getException() != null && other.matches() ? other.group(2) : "";
  }

  /** Who decides the other exception, else who can unlock the action. */
  static String decider(LockedAction lock) {
    Matcher other = OTHER.matcher(lock.getRule());
    return lock.getException() != null && other.matches() && other.group(3) != null
        ? other.group(3)
        : lock.getUnlockedBy();
  }
}
