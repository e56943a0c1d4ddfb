package org.qiantang.event;

/** Why a flash sale (秒杀) is over. */
public enum FlashEnd {
    TIME,
    CANCELLED,
    WITHDRAWN,
    CLOSED
}
