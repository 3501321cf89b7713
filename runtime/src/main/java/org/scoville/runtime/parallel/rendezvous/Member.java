package org.scoville.runtime.parallel.rendezvous;

import java.util.ArrayList;
import java.util.List;

/**
 * A process of a run and its ranks.
 *
 * @param index number of the process
 * @param host name of its machine
 * @param first its first rank over all processes
 * @param ranks how many ranks it has
 */
public record Member(int index, String host, int first, int ranks) {

  /** "rank 2 on node3", "ranks 4 to 7 on node3". */
  public String words() {
    int last = first + ranks - 1;
    return switch (ranks) {
      case 1 -> "rank %d on %s".formatted(first, host);
      case 2 -> "ranks %d and %d on %s".formatted(first, last, host);
      default -> "ranks %d to %d on %s".formatted(first, last, host);
    };
  }

  /** Counts ranks through, in the order of the processes. */
  static List<Member> of(List<Claim> claims) {
    List<Member> members = new ArrayList<>();
    int first = 0;
    for (Claim claim : claims) {
      members.add(new Member(claim.index(), claim.host(), first, claim.ranks()));
      first += claim.ranks();
    }
    return List.copyOf(members);
  }
}
