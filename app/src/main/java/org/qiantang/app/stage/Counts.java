package org.qiantang.app.stage;

/**
 * How well a show is attended now.
 *
 * @param viewers connected persons, each once, and the sockets of guests
 * @param simulated how many of the viewers are of the demo's crowd
 * @param simulatedVisits how many of the visits, and {@code simulatedLikes} of the likes, were theirs
 * @param visits first arrivals since the show was planned; who only reconnects is not counted again
 */
public record Counts(int viewers, int simulated, long visits, long likes, long simulatedVisits, long simulatedLikes) {}
