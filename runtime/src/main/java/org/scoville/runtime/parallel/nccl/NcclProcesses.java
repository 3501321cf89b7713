package org.scoville.runtime.parallel.nccl;

import ai.djl.Device;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.scoville.runtime.parallel.ProcessGroup;
import org.scoville.runtime.parallel.RankGroup;
import org.scoville.runtime.parallel.rendezvous.LinkSettings;
import org.scoville.runtime.parallel.rendezvous.Member;
import org.scoville.runtime.parallel.rendezvous.ProcessLink;
import org.scoville.runtime.parallel.rendezvous.ProcessPlace;
import org.scoville.runtime.parallel.rendezvous.RankProblem;
import org.scoville.runtime.parallel.rendezvous.Rendezvous;
import org.scoville.runtime.parallel.rendezvous.Secret;
import org.scoville.runtime.problem.LaunchProblem;

/**
 * The processes that torchrun, Kubeflow Trainer or Slurm has started: they connect by themselves,
 * and reduce arrays by NCCL.
 *
 * <p>If a process is gone, all others end with a {@link RankProblem} that names it.
 */
public final class NcclProcesses implements ProcessGroup {
  private final ProcessLink link;
  private final NcclOptions options;
  private final AtomicReference<Optional<String>> goOn;
  private final List<NcclGroup> opened = new ArrayList<>();

  private NcclProcesses(
      ProcessLink link, NcclOptions options, AtomicReference<Optional<String>> goOn) {
    this.link = link;
    this.options = options;
    this.goOn = goOn;
  }

  /**
   * Connects this process with the others; returns when all have come.
   *
   * @param devices number of devices of this process
   * @param step the last step that this process has taken; must not block
   * @param warnings gets a sentence for each process that was refused
   * @throws LaunchProblem if this process is refused, the others don't come in time, one has
   *     another number of devices, or there is no secret and other machines could connect
   */
  public static NcclProcesses join(
      ProcessPlace place,
      int devices,
      Secret secret,
      NcclOptions options,
      LongSupplier step,
      Consumer<String> warnings) {
    AtomicReference<Optional<String>> goOn = new AtomicReference<>(Optional.empty());
    LinkSettings settings =
        new LinkSettings(options.patience(), options.patience(), step, goOn::get, warnings);
    ProcessLink link = Rendezvous.join(place, devices, secret, settings);
    try {
      requireAsMany(link.members());
    } catch (LaunchProblem e) {
      // All find it, so nobody has to be told.
      link.close();
      throw e;
    }
    return new NcclProcesses(link, options, goOn);
  }

  private static void requireAsMany(List<Member> members) {
    Member first = members.get(0);
    for (Member other : members) {
      if (other.ranks() != first.ranks()) {
        throw new LaunchProblem(
            "process 0 on %s has %d devices and process %d on %s has %d; give each as many with --devices"
                .formatted(
                    first.host(), first.ranks(), other.index(), other.host(), other.ranks()));
      }
    }
  }

  @Override
  public int rank() {
    return link.self().index();
  }

  @Override
  public int size() {
    return link.members().size();
  }

  @Override
  public int onThisMachine() {
    String own = link.self().host();
    return (int) link.members().stream().filter(member -> member.host().equals(own)).count();
  }

  @Override
  public String command() {
    return "in all %d processes: ".formatted(size());
  }

  @Override
  public boolean endsTogether() {
    return false;
  }

  @Override
  public void writesTo(String folder) {
    goOn.set(
        Optional.of(
            "the same command in all %d processes, with --resume --out %s"
                .formatted(size(), folder)));
  }

  /**
   * {@inheritDoc}
   *
   * @throws NcclProblem if NCCL isn't found, a device is no GPU, or NCCL fails
   * @throws RankProblem if another process is gone
   */
  @Override
  public RankGroup ranks(List<Device> devices) {
    NcclGroup group =
        NcclGroup.open(
            NcclLibrary.find(options.file()), devices, Optional.of(link), options.patience());
    opened.add(group);
    return group;
  }

  @Override
  public List<String> gather(String own) {
    return link.gather("what each process says", own);
  }

  @Override
  public void abort(String reason, int exitCode) {
    link.abort(reason);
    link.close();
  }

  @Override
  public void close() {
    opened.forEach(NcclGroup::close);
    opened.clear();
    link.close();
  }
}
