-- Puts places into a gate that is being built aside.
-- KEYS 1 totals, 2 places, 3 people, 4 live, 5 due, 6 ends     of this build alone
-- ARGV 1 milliseconds a half-built gate may live, 2 milliseconds after the deadline at which a claimed place is looked at,
--      then for each place: reservation, user, quantity, state, reservedMs, deadlineMs
-- Answers the number of places put
redis.call('HINCRBY', KEYS[1], 'used', 0)
local n = 0
for i = 3, #ARGV, 6 do
  local reservation, user, quantity, state, reserved, deadline = ARGV[i], ARGV[i + 1], ARGV[i + 2], ARGV[i + 3], ARGV[i + 4], ARGV[i + 5]
  redis.call('HSET', KEYS[2], reservation, state .. ' ' .. user .. ' ' .. quantity .. ' ' .. reserved .. ' ' .. deadline)
  redis.call('HINCRBY', KEYS[3], user, quantity)
  redis.call('HINCRBY', KEYS[1], 'used', quantity)
  if state ~= 'S' then
    redis.call('HINCRBY', KEYS[1], 'held', quantity)
    redis.call('HSET', KEYS[4], user, reservation)
    redis.call('ZADD', KEYS[5], state == 'C' and deadline + ARGV[2] or deadline, reservation)
    redis.call('ZADD', KEYS[6], deadline, reservation)
  end
  n = n + 1
end
for i = 1, 6 do redis.call('PEXPIRE', KEYS[i], ARGV[1]) end
return n
