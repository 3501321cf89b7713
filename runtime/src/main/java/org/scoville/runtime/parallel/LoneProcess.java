package org.scoville.runtime.parallel;

import ai.djl.Device;
import java.util.List;

/** The one process of a run. */
final class LoneProcess implements ProcessGroup {
  @Override
  public int rank() {
    return 0;
  }

  @Override
  public int size() {
    return 1;
  }

  @Override
  public int onThisMachine() {
    return 1;
  }

  @Override
  public String command() {
    return "";
  }

  @Override
  public boolean endsTogether() {
    return false;
  }

  @Override
  public void writesTo(String folder) {
    // Nobody else would go on.
  }

  @Override
  public RankGroup ranks(List<Device> devices) {
    return new ReplicaGroup(devices.size());
  }

  @Override
  public List<String> gather(String own) {
    return List.of(own);
  }

  @Override
  public void abort(String reason, int exitCode) {
    // Its replicas end through their RankGroup, and there are no others.
  }

  @Override
  public void close() {
    // Nothing is open.
  }
}
