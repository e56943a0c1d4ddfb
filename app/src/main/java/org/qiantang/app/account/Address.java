package org.qiantang.app.account;

/**
 * One of the places that a person's parcels go to.
 *
 * @param region province, city and district in one line, as it is written on a parcel
 */
public record Address(
        long id,
        String recipient,
        String phone,
        String province,
        String city,
        String district,
        String region,
        String street,
        boolean isDefault) {}
