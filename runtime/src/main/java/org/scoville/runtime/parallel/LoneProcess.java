package org.scoville.runtime.parallel;

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
  public RankGroup ranks(int local) {
    return new ReplicaGroup(local);
  }

  @Override
  public List<String> gather(String own) {
    return List.of(own);
  }

  @Override
  public void abort(int exitCode) {
    // Its replicas end through their RankGroup, and there are no others.
  }

  @Override
  public void close() {
    // Nothing is open.
  }
}
