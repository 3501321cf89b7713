package org.scoville.runtime.parallel.rendezvous;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scoville.runtime.problem.LaunchProblem;

/** The proof of the secret, and those who don't have it. */
class HandshakeTest {
  private static final Duration LONG = Duration.ofMinutes(2);

  /** A connection to process 0 as soon as it listens. */
  private static Socket connect(int port) throws Exception {
    while (true) {
      try {
        return new Socket(InetAddress.getLoopbackAddress(), port);
      } catch (IOException e) {
        Thread.sleep(20);
      }
    }
  }

  @Test
  void anotherSecretIsRefusedOnBothSidesAndTheRunWaitsForTheRightOne() throws Exception {
    try (Peers peers = new Peers()) {
      Future<ProcessLink> host = peers.join(0, 2, 1);
      assertThatThrownBy(peers.join(1, 2, 1, Peers.OTHER, LONG)::get)
          .hasCauseInstanceOf(LaunchProblem.class)
          .hasMessageContaining("process 1 was refused by process 0")
          .hasMessageContaining("haven't the same secret");
      assertThat(peers.warnings)
          .singleElement()
          .asString()
          .contains("says it is 1 of 2 was refused: it has not the same secret");
      peers.join(1, 2, 1).get(1, TimeUnit.MINUTES);
      assertThat(host.get(1, TimeUnit.MINUTES).ranks()).isEqualTo(2);
    }
  }

  @Test
  void noSecretIsNotTheSecret() throws Exception {
    try (Peers peers = new Peers()) {
      peers.listen(2);
      assertThatThrownBy(peers.join(1, 2, 1, Secret.none(), LONG)::get)
          .hasMessageContaining("haven't the same secret");
    }
  }

  @Test
  void aRankThatComesTwiceIsRefusedAndNamed() throws Exception {
    try (Peers peers = new Peers()) {
      peers.listen(3);
      Future<ProcessLink> first = peers.join(1, 3, 1);
      Future<ProcessLink> second = peers.join(1, 3, 1);
      while (!first.isDone() && !second.isDone()) {
        Thread.sleep(10);
      }
      Future<ProcessLink> refused = first.isDone() ? first : second;
      assertThatThrownBy(refused::get)
          .hasCauseInstanceOf(LaunchProblem.class)
          .hasMessageContaining("process 1 was refused by process 0")
          .hasMessageContaining("process 1 on ")
          .hasMessageContaining("has joined already");
      peers.join(2, 3, 1).get(1, TimeUnit.MINUTES);
      assertThat(peers.warnings).singleElement().asString().startsWith("process 1 of 3 on ");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 4})
  void anotherNumberOfProcessesIsRefused(int count) throws Exception {
    try (Peers peers = new Peers()) {
      peers.listen(3);
      assertThatThrownBy(peers.join(1, count, 1)::get)
          .hasMessageContaining("process 0 expects 3 processes");
    }
  }

  @Test
  void strangersDoNotHinder() throws Exception {
    try (Peers peers = new Peers()) {
      Future<ProcessLink> host = peers.join(0, 2, 1);
      try (Socket silent = connect(peers.port);
          Socket loud = connect(peers.port);
          Socket half = connect(peers.port)) {
        assertThat(silent.isConnected()).isTrue();
        byte[] garbage = new byte[10_000];
        new Random(1).nextBytes(garbage);
        loud.getOutputStream().write(garbage);
        half.getOutputStream().write("SCOVILLE".getBytes(US_ASCII));
        connect(peers.port).close();
        Future<ProcessLink> guest = peers.join(1, 2, 1);
        assertThat(host.get(1, TimeUnit.MINUTES).ranks()).isEqualTo(2);
        assertThat(guest.get(1, TimeUnit.MINUTES).ranks()).isEqualTo(2);
      }
      assertThat(peers.warnings).isEmpty();
    }
  }

  @Test
  void aProofOfAnotherConnectionIsWorthNothing() throws Exception {
    try (Peers peers = new Peers()) {
      peers.listen(2);
      Claim claim = new Claim(1, 2, 1, "elsewhere");
      byte[] heard = proof(peers.port, claim, null);
      assertThat(heard).hasSize(32);
      assertThat(peers.warnings).isEmpty();
      proof(peers.port, claim, heard);
      assertThat(peers.warnings).singleElement().asString().contains("not the same secret");
    }
  }

  /** Speaks to process 0 as one that knows the secret, or with a proof that it has heard before. */
  private static byte[] proof(int port, Claim claim, byte[] replayed) throws Exception {
    try (Socket socket = connect(port)) {
      DataInputStream in = new DataInputStream(socket.getInputStream());
      DataOutputStream out = new DataOutputStream(socket.getOutputStream());
      Greeting host = Greeting.read(in);
      Greeting own = Greeting.fresh();
      byte[] proof = Peers.SECRET.proof(new Transcript(host, own, claim).ofGuest());
      if (replayed == null) {
        // It gives up before it sends the proof, so that its seat stays free.
        return proof;
      }
      own.write(out);
      claim.write(out);
      out.write(replayed);
      assertThat(Answer.of(in.readUnsignedByte())).isEqualTo(Answer.OTHER_SECRET);
      return proof;
    }
  }

  @Test
  void aClaimThatWasChangedOnItsWayIsRefused() throws Exception {
    try (Peers peers = new Peers()) {
      peers.listen(3);
      try (Socket socket = connect(peers.port)) {
        DataInputStream in = new DataInputStream(socket.getInputStream());
        DataOutputStream out = new DataOutputStream(socket.getOutputStream());
        Transcript said =
            new Transcript(Greeting.read(in), Greeting.fresh(), new Claim(1, 3, 1, "a"));
        said.guest().write(out);
        new Claim(2, 3, 1, "a").write(out);
        out.write(Peers.SECRET.proof(said.ofGuest()));
        assertThat(Answer.of(in.readUnsignedByte())).isEqualTo(Answer.OTHER_SECRET);
      }
    }
  }

  @Test
  void aHostThatDoesNotKnowTheSecretIsNotBelieved() throws Exception {
    try (Peers peers = new Peers();
        ServerSocket impostor = new ServerSocket(peers.port, 1, InetAddress.getLoopbackAddress())) {
      Future<ProcessLink> guest = peers.join(1, 2, 1);
      try (Socket socket = impostor.accept()) {
        DataInputStream in = new DataInputStream(socket.getInputStream());
        DataOutputStream out = new DataOutputStream(socket.getOutputStream());
        Greeting.fresh().write(out);
        Greeting.read(in);
        Claim.read(in);
        byte[] proof = new byte[32];
        in.readFully(proof);
        // The guest's own proof, sent back, is of another role.
        out.writeByte(Answer.WELCOME.code);
        out.writeUTF("");
        out.write(proof);
        assertThatThrownBy(() -> guest.get(1, TimeUnit.MINUTES))
            .hasCauseInstanceOf(LaunchProblem.class)
            .hasMessageContaining("doesn't know the secret and is not process 0");
      }
    }
  }

  @Test
  void somethingElseThatListensIsNotProcess0() throws Exception {
    try (Peers peers = new Peers();
        ServerSocket other = new ServerSocket(peers.port, 1, InetAddress.getLoopbackAddress())) {
      Future<ProcessLink> guest = peers.join(1, 2, 1);
      try (Socket socket = other.accept()) {
        socket.getOutputStream().write("SSH-2.0-OpenSSH_9.2p1 Debian-2\r\n".getBytes(US_ASCII));
        assertThatThrownBy(() -> guest.get(1, TimeUnit.MINUTES))
            .hasMessageContaining(
                "what listens at 127.0.0.1:%d is not process 0".formatted(peers.port));
      }
    }
  }

  @Test
  void anotherVersionIsRefusedOnBothSides() throws Exception {
    ByteArrayOutputStream greeting = new ByteArrayOutputStream();
    Greeting.fresh().write(new DataOutputStream(greeting));
    byte[] newer = greeting.toByteArray();
    newer[11] = 2;
    try (Peers peers = new Peers()) {
      peers.listen(2);
      try (Socket socket = connect(peers.port)) {
        DataInputStream in = new DataInputStream(socket.getInputStream());
        Greeting.read(in);
        socket.getOutputStream().write(newer);
        assertThat(Answer.of(in.readUnsignedByte())).isEqualTo(Answer.OTHER_VERSION);
      }
      assertThat(peers.warnings)
          .singleElement()
          .asString()
          .contains("speaks version 2 of the rendezvous and this one 1");
    }
    try (Peers peers = new Peers();
        ServerSocket host = new ServerSocket(peers.port, 1, InetAddress.getLoopbackAddress())) {
      Future<ProcessLink> guest = peers.join(1, 2, 1);
      try (Socket socket = host.accept()) {
        socket.getOutputStream().write(newer);
        DataOutputStream out = new DataOutputStream(socket.getOutputStream());
        Greeting.read(new DataInputStream(socket.getInputStream()));
        out.writeByte(Answer.OTHER_VERSION.code);
        out.writeUTF("");
        out.write(new byte[32]);
        assertThatThrownBy(() -> guest.get(1, TimeUnit.MINUTES))
            .hasMessageContaining("speaks version 2 of the rendezvous and this one 1");
      }
    }
  }

  @Test
  void aMessageThatIsTooLongOrNoneEndsTheRunOfItsSender() throws Exception {
    try (Peers peers = new Peers()) {
      Future<ProcessLink> host = peers.join(0, 2, 1);
      try (Socket socket = connect(peers.port)) {
        new Entrance(Peers.SECRET, new Claim(1, 2, 1, "node1"), "here")
            .enter(socket, Deadline.in(LONG));
        DataOutputStream out = new DataOutputStream(socket.getOutputStream());
        out.writeInt(Frame.MOST_BYTES + 1);
        out.writeByte(1);
        assertThatThrownBy(() -> host.get(1, TimeUnit.MINUTES))
            .hasCauseInstanceOf(RankProblem.class)
            .hasMessageContaining("process 1 on node1 was lost after step 0")
            .hasMessageContaining("a message that is none");
      }
    }
  }
}
