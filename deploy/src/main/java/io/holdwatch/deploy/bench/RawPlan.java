package io.holdwatch.deploy.bench;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What the hand-written chain does: its hops in the order of the data.
 *
 * @param bootstrap the broker
 * @param hops each reads what the one before writes
 */
record RawPlan(String bootstrap, List<Hop> hops) {

  /**
   * One hop.
   *
   * @param name for groups, transactions and threads
   * @param inputs topics that it reads
   * @param transactional whether it reads, writes and commits in transactions; otherwise it waits
   *     for the acknowledgements of a batch and then commits
   * @param outputs what it writes
   */
  record Hop(String name, List<String> inputs, boolean transactional, List<Output> outputs) {}

  /**
   * What a hop writes to one topic.
   *
   * @param topic topic
   * @param fanOut how many records for how many inputs
   * @param samples the bytes
   */
  record Output(String topic, FanOut fanOut, Samples samples) {}

  void write(DataOutputStream out) throws IOException {
    out.writeUTF(bootstrap);
    out.writeInt(hops.size());
    for (Hop hop : hops) {
      out.writeUTF(hop.name());
      out.writeInt(hop.inputs().size());
      for (String input : hop.inputs()) {
        out.writeUTF(input);
      }
      out.writeBoolean(hop.transactional());
      out.writeInt(hop.outputs().size());
      for (Output output : hop.outputs()) {
        out.writeUTF(output.topic());
        out.writeLong(output.fanOut().outputs());
        out.writeLong(output.fanOut().inputs());
        output.samples().write(out);
      }
    }
  }

  static RawPlan read(DataInputStream in) throws IOException {
    String bootstrap = in.readUTF();
    List<Hop> hops = new ArrayList<>();
    int count = in.readInt();
    for (int h = 0; h < count; h++) {
      String name = in.readUTF();
      List<String> inputs = new ArrayList<>();
      int topics = in.readInt();
      for (int i = 0; i < topics; i++) {
        inputs.add(in.readUTF());
      }
      boolean transactional = in.readBoolean();
      List<Output> outputs = new ArrayList<>();
      int writes = in.readInt();
      for (int i = 0; i < writes; i++) {
        outputs.add(
            new Output(in.readUTF(), new FanOut(in.readLong(), in.readLong()), Samples.read(in)));
      }
      hops.add(new Hop(name, inputs, transactional, outputs));
    }
    return new RawPlan(bootstrap, hops);
  }
}
