package io.holdwatch.deploy.feed;

import io.holdwatch.deploy.report.AuditState;
import io.holdwatch.deploy.report.Figures;
import io.holdwatch.deploy.report.RunReport;
import io.holdwatch.deploy.stack.Reporter;
import io.holdwatch.deploy.stack.Service;
import io.holdwatch.deploy.stack.Stack;
import io.holdwatch.deploy.stack.StackProblem;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.producer.Producer;

/**
 * One feed of a file into a running stack.
 *
 * @param stack that runs
 * @param file events
 * @param source whose events they are
 * @param partitions of source topics that are to be created; where given, those that exist must
 *     have as many
 */
public record Feed(Stack stack, EventFile file, Source source, OptionalInt partitions) {
  private static final int USUAL_PARTITIONS = 1;

  /** Sends everything, waits until it has gone through, and says what came of it. */
  public Figures run(Reporter reporter) {
    reporter.step("reading " + file.path());
    Set<String> topics = new TreeSet<>(source.topics());
    Marks.Builder times = new Marks.Builder();
    file.forEach(
        event -> {
          if (!source.reads(event.topic())) {
            throw new StackProblem(
                file.path()
                    + ":"
                    + event.line()
                    + ": topic '"
                    + event.topic()
                    + "' is not read by mapping '"
                    + source.name()
                    + "': correct the line or choose another --mapping");
          }
          topics.add(event.topic());
          OptionalLong time = source.time(event);
          time.ifPresentOrElse(times::add, times::addUndated);
        });
    Map<String, Integer> counts = createTopics(topics);
    try (RunReport report = new RunReport(stack, source.name());
        Admin admin = stack.admin()) {
      Settlement settlement = new Settlement(stack, admin, report, reporter);
      settlement.await(topics);
      report.beginRun();
      send(times.build(), times.size(), counts, reporter);
      settlement.await(topics);
      boolean audited = stack.options().instances().getOrDefault(Service.AUDIT, 0) > 0;
      reporter.step("verifying the audit log");
      return report.figures(
          times.size(),
          audited
              ? new AuditState(stack.folder(Service.AUDIT.id())).figures()
              : new Figures.Audit(0, false));
    }
  }

  private void send(Marks marks, int total, Map<String, Integer> counts, Reporter reporter) {
    reporter.step("sending " + total + " events to " + counts.size() + " topics");
    try (Producer<byte[], byte[]> producer = stack.producer()) {
      Feeder feeder = new Feeder(producer, source.clock(), counts);
      int[] index = {0};
      file.forEach(
          event -> {
            if (source.isRecorded()) {
              marks.before(index[0]).ifPresent(time -> feeder.mark(time, false));
            }
            feeder.send(event);
            index[0]++;
            reporter.progress("sending", index[0], total);
          });
      if (source.isRecorded()) {
        marks.end().ifPresent(time -> feeder.mark(time, true));
      }
      feeder.flush();
    }
  }

  private Map<String, Integer> createTopics(Set<String> topics) {
    topics.forEach(topic -> stack.createSourceTopic(topic, partitions.orElse(USUAL_PARTITIONS)));
    try (Admin admin = stack.admin()) {
      Map<String, Integer> counts = new LinkedHashMap<>();
      for (TopicDescription topic : admin.describeTopics(topics).allTopicNames().get().values()) {
        counts.put(topic.name(), topic.partitions().size());
        if (partitions.isPresent() && topic.partitions().size() != partitions.getAsInt()) {
          throw new StackProblem(
              "source topic "
                  + topic.name()
                  + " exists with "
                  + topic.partitions().size()
                  + " partitions, not "
                  + partitions.getAsInt()
                  + ": leave --partitions out, or begin anew after 'holdwatch"
                  + " down --purge'");
        }
      }
      return counts;
    } catch (ExecutionException e) {
      throw new StackProblem("the broker does not describe the source topics: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StackProblem("interrupted", e);
    }
  }
}
