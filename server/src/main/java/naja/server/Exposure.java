package naja.server;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import naja.server.access.AccessSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells an operator what a service that other machines can reach leaves open.
final class Exposure {
  private static final Logger LOG = LoggerFactory.getLogger(Exposure.class);

  private Exposure() {}

  static void warn(ServerSettings settings) {
    risks(settings).forEach(risk -> LOG.warn("listening on {}: {}", settings.host(), risk));
  }

  /// What to think about before others can reach the service; empty on the loopback address.
  static List<String> risks(ServerSettings settings) {
    List<String> risks = new ArrayList<>();
    if (isLoopback(settings.host())) {
      return risks;
    }
    AccessSettings access = settings.access();
    if (access.anonymousReads()) {
      risks.add("everyone who reaches it may ask (access.anonymous_reads)");
    }
    if (access.requestsPerMinute() == 0) {
      risks.add("as often as they like (access.requests_per_minute)");
    }
    if (!access.tls() && !access.behindProxy()) {
      risks.add("photos and keys travel in the clear (access.tls_certificate)");
    }
    return risks;
  }

  private static boolean isLoopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException _) {
      return false;
    }
  }
}
