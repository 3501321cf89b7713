package org.scoville.runtime.parallel.rendezvous;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.scoville.runtime.problem.LaunchProblem;

/** Processes that find each other and meet. */
class RendezvousTest {
  private static final Duration LONG = Duration.ofMinutes(2);

  private static <T> List<T> results(List<Future<T>> futures) throws Exception {
    List<T> results = new ArrayList<>();
    for (Future<T> each : futures) {
      results.add(each.get(1, TimeUnit.MINUTES));
    }
    return results;
  }

  @Test
  void ranksAreCountedThroughInTheOrderOfTheProcesses() throws Exception {
    try (Peers peers = new Peers()) {
      List<ProcessLink> links =
          results(List.of(peers.join(2, 3, 4), peers.join(1, 3, 2), peers.join(0, 3, 1)));
      assertThat(links)
          .allSatisfy(
              link -> {
                assertThat(link.ranks()).isEqualTo(7);
                assertThat(link.members()).extracting(Member::first).containsExactly(0, 1, 3);
              });
      assertThat(links.get(0).self().words()).startsWith("ranks 3 to 6 on ");
      assertThat(links.get(2).self().words()).startsWith("rank 0 on ");
    }
  }

  @Test
  void allGetWhatProcess0MakesOfTheirParts() throws Exception {
    try (Peers peers = new Peers()) {
      List<Future<String>> heard = new ArrayList<>();
      for (ProcessLink link : peers.all(3)) {
        heard.add(
            peers.start(
                () -> {
                  StringBuilder all = new StringBuilder();
                  for (int round = 0; round < 20; round++) {
                    String part = link.self().index() + "." + round + " ";
                    all.append(
                        new String(
                            link.meet("words", part.getBytes(UTF_8), RendezvousTest::joined),
                            UTF_8));
                  }
                  return all.toString();
                }));
      }
      assertThat(results(heard))
          .allSatisfy(each -> assertThat(each).startsWith("0.0 1.0 2.0 0.1 1.1 2.1 "))
          .allSatisfy(each -> assertThat(each).isEqualTo(results(heard).get(0)));
    }
  }

  private static byte[] joined(List<byte[]> parts) {
    StringBuilder all = new StringBuilder();
    parts.forEach(part -> all.append(new String(part, UTF_8)));
    return all.toString().getBytes(UTF_8);
  }

  @Test
  void onlyOneProcessNeedsNoConnection() {
    ProcessPlace place = new ProcessPlace(0, 1, OptionalInt.empty(), "nowhere.example", 1);
    try (Peers peers = new Peers();
        ProcessLink link = Rendezvous.join(place, 2, Secret.none(), peers.settings(LONG, LONG))) {
      assertThat(link.ranks()).isEqualTo(2);
      assertThat(link.meet("words", new byte[] {5}, parts -> parts.get(0))).containsExactly(5);
    } catch (java.io.IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void processesOfOneMachineNeedNoSecret() throws Exception {
    try (Peers peers = new Peers()) {
      List<ProcessLink> links =
          results(
              List.of(
                  peers.join(0, 2, 1, Secret.none(), LONG),
                  peers.join(1, 2, 1, Secret.none(), LONG)));
      assertThat(links.get(1).ranks()).isEqualTo(2);
    }
  }

  @Test
  void otherMachinesNeedOneAndAreToldHowToMakeIt() throws Exception {
    try (Peers peers = new Peers()) {
      for (int index = 0; index < 2; index++) {
        ProcessPlace place =
            new ProcessPlace(index, 2, OptionalInt.empty(), "192.0.2.1", peers.port);
        assertThatThrownBy(
                () -> Rendezvous.join(place, 1, Secret.none(), peers.settings(LONG, LONG)))
            .isInstanceOf(LaunchProblem.class)
            .hasMessageContaining("192.0.2.1:%d, which other machines reach".formatted(peers.port))
            .hasMessageContaining("openssl rand -hex 32");
      }
    }
  }

  @Test
  void factsThatDifferNameBothRanksOnAllProcesses() throws Exception {
    try (Peers peers = new Peers()) {
      List<Future<Object>> ends = new ArrayList<>();
      for (ProcessLink link : peers.all(3)) {
        ends.add(
            peers.start(
                () -> {
                  link.agreeOn(Map.of("version", "1"));
                  link.agreeOn(Map.of("seed", link.self().index() == 2 ? "6" : "5"));
                  return "agreed";
                }));
      }
      assertThat(ends)
          .allSatisfy(
              end ->
                  assertThatThrownBy(() -> end.get(1, TimeUnit.MINUTES))
                      .hasCauseInstanceOf(LaunchProblem.class)
                      .hasMessageContaining("rank 0 on ")
                      .hasMessageContaining(" and rank 2 on ")
                      .hasMessageContaining("differ in seed (5 against 6); start all"));
    }
  }

  @Test
  void aFactThatOneLacksIsADifference() throws Exception {
    try (Peers peers = new Peers()) {
      List<ProcessLink> links = peers.all(2);
      Future<Object> other =
          peers.start(
              () -> {
                links.get(1).agreeOn(Map.of());
                return "agreed";
              });
      assertThatThrownBy(() -> links.get(0).agreeOn(Map.of("data", "x")))
          .hasMessageContaining("differ in data (x against none)");
      assertThatThrownBy(other::get).hasMessageContaining("differ in data");
    }
  }

  @Test
  void whoDoesNotComeIsNamed() throws Exception {
    try (Peers peers = new Peers()) {
      Future<ProcessLink> host = peers.join(0, 3, 1, Peers.SECRET, Duration.ofSeconds(2));
      Future<ProcessLink> guest = peers.join(1, 3, 1);
      assertThatThrownBy(host::get)
          .hasCauseInstanceOf(LaunchProblem.class)
          .hasMessageContaining("waited 2 s at 127.0.0.1:%d for 3 processes".formatted(peers.port))
          .hasMessageContaining("these did not come: 2;");
      assertThatThrownBy(guest::get)
          .hasCauseInstanceOf(RankProblem.class)
          .hasMessageContaining("process 0 on ")
          .hasMessageContaining("these did not come: 2;");
    }
  }

  @Test
  void whereNobodyListensTheAddressIsNamed() throws Exception {
    try (Peers peers = new Peers()) {
      assertThatThrownBy(peers.join(1, 2, 1, Peers.SECRET, Duration.ofSeconds(1))::get)
          .hasMessageContaining("process 1 found no process 0 at 127.0.0.1:" + peers.port);
    }
  }

  @Test
  void aPortThatIsTakenIsNamed() throws Exception {
    try (Peers peers = new Peers();
        java.net.ServerSocket taken =
            new java.net.ServerSocket(peers.port, 1, java.net.InetAddress.getLoopbackAddress())) {
      assertThat(taken.isBound()).isTrue();
      assertThatThrownBy(peers.join(0, 2, 1)::get)
          .hasCauseInstanceOf(LaunchProblem.class)
          .hasMessageContaining("can't listen on 127.0.0.1:" + peers.port);
    }
  }

  @Test
  void whoMeetsForSomethingElseEndsTheRun() throws Exception {
    try (Peers peers = new Peers()) {
      List<ProcessLink> links = peers.all(2);
      Future<byte[]> other =
          peers.start(() -> links.get(1).meet("counts", new byte[0], parts -> parts.get(0)));
      assertThatThrownBy(() -> links.get(0).meet("a vote", new byte[0], parts -> parts.get(0)))
          .isInstanceOf(RankProblem.class)
          .hasMessageContaining("is at counts (1), where this process is at a vote (1)");
      assertThatThrownBy(() -> other.get(1, TimeUnit.MINUTES))
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(RankProblem.class);
    }
  }

  @Test
  void whoDoesNotMeetInTimeIsNamed() throws Exception {
    try (Peers peers = new Peers()) {
      LinkSettings hasty = peers.settings(LONG, Duration.ofSeconds(1));
      Future<ProcessLink> host =
          peers.start(() -> Rendezvous.join(peers.place(0, 2), 1, Peers.SECRET, hasty));
      Future<ProcessLink> guest = peers.join(1, 2, 1);
      try (ProcessLink link = host.get()) {
        assertThat(guest.get().ranks()).isEqualTo(2);
        assertThatThrownBy(() -> link.meet("a vote", new byte[0], parts -> parts.get(0)))
            .hasMessageContaining("rank 1 on ")
            .hasMessageContaining(
                "did not come to a vote in time; go on with: scoville resume run");
      }
    }
  }
}
