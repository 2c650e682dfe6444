//! Hashes as they are stored: PHC strings of argon2id (RFC 9106).

use argon2::password_hash::phc::{Output, ParamsString, PasswordHash, Salt};
use argon2::{Algorithm, Argon2, Block, Params, Version};

use super::HashingFailed;

/// Memory (KiB), passes and lanes: OWASP's password storage advice.
const MEMORY_KIB: u32 = 19_456;
const PASSES: u32 = 2;
const LANES: u32 = 1;

/// Stored parameters beyond these are not worked on, whoever stored them.
const MEMORY_CEILING_KIB: u32 = 262_144;
const PASSES_CEILING: u32 = 16;

/// What is filled. Whoever hashes again and again keeps it: making 19 MiB ready each time would be a seventh of
/// the work.
pub(super) type Memory = Vec<Block>;

/// The string to store.
pub(super) fn hash(password: &str, memory: &mut Memory) -> Result<String, HashingFailed> {
    let params = Params::new(MEMORY_KIB, PASSES, LANES, None).map_err(fault)?;
    let made = PasswordHash {
        algorithm: Algorithm::Argon2id.ident(),
        version: Some(Version::V0x13.into()),
        params: ParamsString::try_from(&params).map_err(fault)?,
        salt: Some(Salt::new(&crate::crypto::random::<16>()).map_err(fault)?),
        hash: None,
    };
    let hash = Some(output(&made, password, Params::DEFAULT_OUTPUT_LEN, memory)?);
    Ok(PasswordHash { hash, ..made }.to_string())
}

/// Whether it is the one that was stored.
pub(super) fn verify(stored: &str, password: &str, memory: &mut Memory) -> Result<bool, HashingFailed> {
    let stored = PasswordHash::new(stored).map_err(fault)?;
    let known = stored.hash.ok_or_else(|| fault("a stored hash is empty"))?;
    // In constant time, which is how these are compared.
    Ok(output(&stored, password, known.len(), memory)? == known)
}

/// What a password comes to, hashed as this one says.
fn output(like: &PasswordHash, password: &str, length: usize, memory: &mut Memory) -> Result<Output, HashingFailed> {
    let params = Params::try_from(like).map_err(fault)?;
    if params.m_cost() > MEMORY_CEILING_KIB || params.t_cost() > PASSES_CEILING {
        return Err(fault("stored parameters are above the ceiling"));
    }
    let salt = like.salt.ok_or_else(|| fault("a stored salt is empty"))?;
    let algorithm = Algorithm::try_from(like.algorithm.as_str()).map_err(fault)?;
    let version = like.version.map_or(Ok(Version::V0x13), Version::try_from).map_err(fault)?;
    let more = params.block_count().saturating_sub(memory.len());
    memory.try_reserve_exact(more).map_err(fault)?; // a machine without memory is no reason to end
    memory.resize(params.block_count(), Block::new());
    let (argon2, mut output) = (Argon2::new(algorithm, version, params), [0; Output::MAX_LENGTH]);
    let output = output.get_mut(..length).ok_or_else(|| fault("a stored hash is too long"))?;
    argon2.hash_password_into_with_memory(password.as_bytes(), &salt, output, memory).map_err(fault)?;
    Output::new(output).map_err(fault)
}

fn fault(error: impl std::fmt::Display) -> HashingFailed {
    HashingFailed::Fault(error.to_string())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use argon2::{PasswordHasher, PasswordVerifier};

    use super::*;

    #[test]
    fn hashes_are_those_of_the_library_also_in_memory_that_was_used() {
        let (library, mut memory) = (Argon2::default(), Memory::new());
        let stored = library.hash_password(b"Plum tractor 90").unwrap().to_string();
        assert!(stored.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "its defaults are OWASP's too");
        for _ in 0..2 {
            assert!(verify(&stored, "Plum tractor 90", &mut memory).unwrap());
            assert!(!verify(&stored, "Plum tractor 91", &mut memory).unwrap());
            let ours = hash("Plum tractor 90", &mut memory).unwrap();
            assert!(library.verify_password(b"Plum tractor 90", ours.as_str()).is_ok());
        }
    }

    #[test]
    fn a_hostile_stored_hash_is_refused_before_it_costs_memory() {
        for hostile in [
            "$argon2id$v=19$m=4194304,t=1,p=1$c2FsdHNhbHRzYWx0$aGFzaGhhc2hoYXNoaGFzaGhhc2hoYXNoaGFzaGhhc2g",
            "$argon2id$v=19$m=19456,t=1000000,p=1$c2FsdHNhbHRzYWx0$aGFzaGhhc2hoYXNoaGFzaGhhc2hoYXNoaGFzaGhhc2g",
            "$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHRzYWx0",
            "not a hash",
        ] {
            let mut memory = Memory::new();
            assert!(matches!(verify(hostile, "x", &mut memory), Err(HashingFailed::Fault(_))), "{hostile}");
            assert!(memory.is_empty());
        }
    }
}
