package io.holdwatch.deploy.cli;

import io.holdwatch.contract.routed.RoutedException;
import io.holdwatch.contract.routed.RoutedKind;
import io.holdwatch.deploy.demo.Demo;
import io.holdwatch.deploy.demo.Pace;
import io.holdwatch.deploy.report.FiguresText;
import io.holdwatch.deploy.simulation.Profile;
import io.holdwatch.deploy.stack.Stack;
import io.holdwatch.deploy.stack.StackOptions;
import io.holdwatch.deploy.stack.StackProblem;
import io.holdwatch.deploy.stack.WrongUsage;
import io.holdwatch.deploy.terminal.Terminal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code holdwatch demo}. */
@Command(
    name = "demo",
    description =
        "Starts everything, lets two simulated distributors publish their changes, one with eight"
            + " warehouses and thousands of orders a day (w3) and one with three regional ones and"
            + " unreliable supply (w5), shows routed exceptions as they come and the address of"
            + " their page, and judges them at the end against the simulated truth. A day of their"
            + " time takes some fifteen seconds in the first minute, later nearly two minutes."
            + " Runs until Ctrl-C; then stops what it started and keeps the data. Exit code 1 where"
            + " what was told is not exactly what was true.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  holdwatch demo --for 60s",
      "  holdwatch demo --for 60s --profile w5",
      "  holdwatch demo --for 2m --rate 1000 --seed 7 --json"
    })
final class DemoCommand implements Callable<Integer> {
  private static final Pattern DURATION = Pattern.compile("(\\d{1,6})(s|m|h)");

  @Mixin private StackChoice choice = new StackChoice();
  @Mixin private StackShape shape = new StackShape();

  @Option(
      names = "--for",
      paramLabel = "TIME",
      description = "How long, such as 60s, 5m or 1h (default: until Ctrl-C).")
  private @Nullable String length;

  @Option(
      names = "--rate",
      paramLabel = "N",
      description =
          "Change events a second, at most (default: 3200 in the first minute, 500 from then on).")
  private @Nullable Integer rate;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "Seed of the simulation (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(
      names = "--profile",
      paramLabel = "P",
      description = "Who trades: w3, w5 or both, each in a scope of its own (default: both).")
  private String profile = "both";

  @Option(
      names = "--json",
      description = "Print one JSON object as the last line, and nothing else on standard output.")
  private boolean json;

  DemoCommand() {}

  @Override
  public Integer call() {
    if (rate != null && (rate < 1 || rate > 20_000)) {
      throw new WrongUsage("--rate is " + rate + ": give 1 to 20000 events a second");
    }
    List<Profile> profiles = profiles();
    Duration time = length == null ? Duration.ofDays(365) : duration(length);
    Terminal terminal = Terminal.standard();
    StackOptions options = shape.apply(choice.options(), choice.checkout());
    Stack stack = new Stack(options, terminal);
    if (!stack.leftOut().isEmpty()) {
      throw new StackProblem(
          "the demo needs all services, and this stack is without "
              + stack.leftOut().getFirst().id()
              + ": 'holdwatch down', then 'holdwatch demo --instances "
              + stack.leftOut().getFirst().id()
              + "=1'");
    }
    AtomicBoolean interrupted = new AtomicBoolean();
    AtomicBoolean done = new AtomicBoolean();
    Thread hook = finishing(Thread.currentThread(), interrupted, done);
    boolean mine = !stack.isRunning();
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      stack.up();
      terminal.clear();
      Optional<String> page = stack.page();
      page.ifPresent(address -> say("the exceptions as they come: " + address));
      long end = System.nanoTime() + time.toNanos();
      Demo.Result result =
          new Demo(stack, seed, () -> rate == null ? Pace.usual() : Pace.of(rate), profiles)
              .run(
                  () -> !interrupted.get() && System.nanoTime() < end,
                  new Screen(terminal, page.map(address -> "  " + address).orElse("")),
                  terminal);
      terminal.clear();
      Differences differences = new Differences(result.verdict());
      differences.show(stack.folder("logs").resolve("demo-differences.txt"));
      System.out.println(
          json ? FiguresText.json(result.figures()) : FiguresText.people(result.figures()));
      if (mine) {
        terminal.step(
            "the data stay: 'holdwatch up' brings the page back, 'holdwatch down --purge' forgets"
                + " them");
      }
      return differences.none() ? 0 : 1;
    } finally {
      if (mine) {
        stack.down();
      }
      done.set(true);
      if (!interrupted.get()) {
        Runtime.getRuntime().removeShutdownHook(hook);
      }
    }
  }

  private List<Profile> profiles() {
    List<Profile> named =
        Profile.ALL.stream()
            .filter(each -> profile.equals("both") || profile.equalsIgnoreCase(each.name()))
            .toList();
    if (named.isEmpty()) {
      throw new WrongUsage("--profile is '" + profile + "': give w3, w5 or both");
    }
    return named;
  }

  /** A line that nobody should miss; on standard error where standard output is for machines. */
  private void say(String what) {
    (json ? System.err : System.out)
        .println(Terminal.colours() && !json ? "\u001B[1m" + what + "\u001B[0m" : what);
  }

  /**
   * On Ctrl-C the demonstration ends as it does by itself: it is judged, shown and stopped before
   * Java ends.
   */
  private static Thread finishing(Thread main, AtomicBoolean interrupted, AtomicBoolean done) {
    return new Thread(
        () -> {
          interrupted.set(true);
          try {
            while (!done.get() && main.isAlive()) {
              main.join(Duration.ofMillis(100));
            }
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        },
        "finish-demo");
  }

  private static Duration duration(String text) {
    Matcher matcher = DURATION.matcher(text);
    if (!matcher.matches()) {
      throw new WrongUsage("--for is '" + text + "': give a time such as 60s, 5m or 1h");
    }
    long number = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "s" -> Duration.ofSeconds(number);
      case "m" -> Duration.ofMinutes(number);
      default -> Duration.ofHours(number);
    };
  }

  /** Shows as many routed exceptions as a person can see pass by, and counts them all. */
  private final class Screen implements Demo.Screen {
    private static final int A_SECOND = 5;

    private final Terminal terminal;
    private final String page;
    private long second = System.nanoTime();
    private int shown;

    Screen(Terminal terminal, String page) {
      this.terminal = terminal;
      this.page = page;
    }

    @Override
    public void routed(RoutedException routed) {
      long now = System.nanoTime();
      if (now - second > 1_000_000_000) {
        second = now;
        shown = 0;
      }
      if (!json && routed.getKind() == RoutedKind.OPEN && shown++ < A_SECOND) {
        terminal.clear();
        System.out.println(Tail.text(routed, Terminal.colours()));
      }
    }

    @Override
    public void counts(Instant simulated, long events, long opened, long open) {
      terminal.progress(
          String.format(
              Locale.ROOT,
              "%s  %,d events, %,d exceptions opened, %,d open now%s",
              simulated,
              events,
              opened,
              open,
              page),
          0,
          0);
    }
  }
}
