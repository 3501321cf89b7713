package org.scoville.runtime.parallel.nccl;

import ai.djl.Device;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.scoville.runtime.parallel.ProcessGroup;
import org.scoville.runtime.parallel.RankGroup;

/**
 * The one process of a run. Several GPUs reduce by NCCL where that is found, and else by copies
 * between them; replicas on CPUs by copies.
 */
public final class OneProcess implements ProcessGroup {
  private final NcclOptions options;
  private final Consumer<String> warnings;
  private final List<NcclGroup> opened = new ArrayList<>();

  /**
   * A process alone.
   *
   * @param warnings is told if there is no NCCL for its GPUs
   */
  public OneProcess(NcclOptions options, Consumer<String> warnings) {
    this.options = options;
    this.warnings = warnings;
  }

  @Override
  public int rank() {
    return ALONE.rank();
  }

  @Override
  public int size() {
    return ALONE.size();
  }

  @Override
  public int onThisMachine() {
    return ALONE.onThisMachine();
  }

  @Override
  public String command() {
    return ALONE.command();
  }

  @Override
  public boolean endsTogether() {
    return ALONE.endsTogether();
  }

  @Override
  public void writesTo(String folder) {
    ALONE.writesTo(folder);
  }

  /**
   * {@inheritDoc}
   *
   * @throws NcclProblem if a file was named that is no NCCL, or NCCL fails
   */
  @Override
  public RankGroup ranks(List<Device> devices) {
    boolean named = options.file().isPresent();
    if (devices.size() == 1 || !(named || areDifferentGpus(devices))) {
      return ALONE.ranks(devices);
    }
    NcclLibrary library;
    try {
      library = NcclLibrary.find(options.file());
    } catch (NcclProblem e) {
      if (named) {
        throw e;
      }
      warnings.accept(
          "%s; until then gradients are averaged by copies between the GPUs, which takes longer"
              .formatted(e.getMessage()));
      return ALONE.ranks(devices);
    }
    NcclGroup group = NcclGroup.open(library, devices, Optional.empty(), options.patience());
    opened.add(group);
    return group;
  }

  /** NCCL refuses two ranks on one GPU. */
  private static boolean areDifferentGpus(List<Device> devices) {
    return devices.stream().allMatch(Device::isGpu)
        && new HashSet<>(devices).size() == devices.size();
  }

  @Override
  public List<String> gather(String own) {
    return ALONE.gather(own);
  }

  @Override
  public void abort(String reason, int exitCode) {
    ALONE.abort(reason, exitCode);
  }

  @Override
  public void close() {
    opened.forEach(NcclGroup::close);
    opened.clear();
  }
}
