package io.holdwatch.deploy.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.holdwatch.deploy.stack.Part;
import io.holdwatch.deploy.stack.Service;
import io.holdwatch.deploy.stack.Stack;
import java.util.List;
import java.util.Locale;

/** The parts of a stack as text. */
final class PartsText {
  private PartsText() {}

  /** Every part on a line, where its data are, and where the page is once somebody serves it. */
  static String text(Stack stack, List<Part> parts, boolean colours) {
    String where = String.format("%-13s %s%n", "state", stack.options().state());
    boolean served =
        parts.stream()
            .anyMatch(
                part ->
                    part.name().equals(Service.ROUTING.id()) && part.state() == Part.State.READY);
    return table(parts, colours)
        + leftOut(stack)
        + where
        + stack
            .page()
            .filter(page -> served)
            .map(page -> String.format("%-13s %s%n", "page", page))
            .orElse("");
  }

  private static String leftOut(Stack stack) {
    StringBuilder out = new StringBuilder();
    stack
        .leftOut()
        .forEach(
            service ->
                out.append(
                    String.format(
                        "%-13s left out: 'holdwatch down', then 'holdwatch up --instances %s=1'"
                            + " brings it back%n",
                        service.id(), service.id())));
    return out.toString();
  }

  private static String table(List<Part> parts, boolean colours) {
    StringBuilder out = new StringBuilder();
    for (Part part : parts) {
      String state = String.format("%-9s", part.state().name().toLowerCase(Locale.ROOT));
      out.append(String.format("%-13s ", part.name()))
          .append(colours ? colour(part.state()) + state + "\u001B[0m" : state)
          .append(
              String.format(
                  " %-8s %-24s %s%n",
                  part.pid() == 0 ? "-" : part.pid(), part.address(), part.log()));
    }
    return out.toString();
  }

  static String json(List<Part> parts) {
    ObjectMapper mapper = new ObjectMapper();
    ArrayNode array = mapper.createArrayNode();
    for (Part part : parts) {
      array
          .addObject()
          .put("name", part.name())
          .put("state", part.state().name())
          .put("pid", part.pid())
          .put("address", part.address())
          .put("log", part.log());
    }
    return array.toString();
  }

  private static String colour(Part.State state) {
    return switch (state) {
      case READY -> "\u001B[32m";
      case STARTING -> "\u001B[33m";
      case DIED -> "\u001B[31m";
      case STOPPED -> "\u001B[2m";
    };
  }
}
